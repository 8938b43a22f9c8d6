"""How the rows of tenants are kept apart."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import BOOLEAN, LABELS, NAME, block, body, declaration, line, node, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"tenant_setting": node(ast.TenantSetting, "name", "type")}

_EXCLUDED = line("labels_line", slot="entities_excluded")

TENANCY = declaration(
    ast.Tenancy,
    body(
        "tenancy",
        {
            "mode": NAME,
            "partition_key": NAME,
            "topics": NAME,
            "enforce_in_queries": BOOLEAN,
            "cross_tenant_access": BOOLEAN,
            "entities_excluded": _EXCLUDED,
            "exclude": _EXCLUDED,
            "admin_personas": LABELS,
            "per_tenant_config": table(
                "per_tenant_config",
                "`per_tenant_config`",
                LineRule(start="tenant_setting", kind="setting", name_at=0),
            ),
            "provisioning": block(
                ast.Provisioning,
                "provisioning",
                body("`provisioning`", dict.fromkeys(("auto_create", "require_approval"), BOOLEAN)),
            ),
        },
    ),
    start="untitled",
    served=True,
)
