"""`tenant_host:` and `membership:` of an entity."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import BOOLEAN, NAME, NUMBER, SOURCE, WORD_OR_TEXT, WORDS, body, item_block

TENANT_HOST = item_block(
    ast.TenantHost,
    body(
        "`tenant_host`",
        {
            "domain": WORD_OR_TEXT,
            "slug_field": NAME,
            "canonical_hosts": WORDS,
            "cookie_scope": NAME,
            "super_admin_role": NAME,
            "history_entity": NAME,
            "not_found_template": SOURCE,
            "expired_template": SOURCE,
            "order": NUMBER,
            "membership_gated": BOOLEAN,
            "parent": NAME,
        },
        needs=("domain", "slug_field"),
    ),
)

MEMBERSHIP = item_block(ast.Membership, body("`membership`", {"roles": NAME}, needs=("roles",)))
