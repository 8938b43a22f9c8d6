"""`lifecycle:` of an entity."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import NAME, RAW, body, item_block, items, line, node, opening, record, several
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "lifecycle_state": node(ast.LifecycleState, "name", "order"),
    "lifecycle_move": opening("source"),
}

_ROLES = several(line("names_line", slot="roles"))

_MOVE = LineRule(
    start="lifecycle_move",
    kind="transition",
    below=body(
        "a transition", {"to": line("label_line"), "evidence": RAW, "role": _ROLES, "roles": _ROLES}, needs=("to",)
    ),
    needs_below=True,
    finish=record(ast.LifecycleTransition),
)

LIFECYCLE = item_block(
    ast.Lifecycle,
    body(
        "`lifecycle`",
        {
            "status_field": NAME,
            "states": items("states", "`states`", LineRule(start="lifecycle_state", kind="state")),
            "transitions": items("transitions", "`transitions`", _MOVE),
        },
        needs=("status_field", "states"),
    ),
)
