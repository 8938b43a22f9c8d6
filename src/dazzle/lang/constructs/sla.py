"""Service levels."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import CHANGE, NAME, VARIABLE, block, body, declaration, node, several, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "sla_tier": node(ast.SlaTier, "name", "limit"),
    "sla_tier_variable": node(ast.SlaTier, "name", "limit", "unit"),
}

SLA = declaration(
    ast.Sla,
    body(
        "a service level",
        {
            "entity": NAME,
            "starts_when": CHANGE,
            "pauses_when": CHANGE,
            "completes_when": CHANGE,
            "tiers": table("tiers", "`tiers`", LineRule(start="sla_tier", kind="tier", name_at=0)),
            "business_hours": block(
                ast.BusinessHours,
                "business_hours",
                body("`business_hours`", {"schedule": VARIABLE, "timezone": VARIABLE}),
            ),
            "on_breach": block(
                ast.OnBreach, "on_breach", body("`on_breach`", {"notify": NAME, "set": several(CHANGE)})
            ),
        },
        needs=("entity",),
    ),
)
