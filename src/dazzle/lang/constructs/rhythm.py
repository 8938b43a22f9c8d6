"""Rhythms."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import ID, NAME, NAMES, TEXT, block, body, declaration

_SCENE = block(
    ast.Scene,
    "scenes",
    body(
        "a scene",
        {"on": NAME, "action": NAMES, "entity": NAME, "expects": TEXT, "story": ID},
        needs_one=("on", "story"),
    ),
    start="titled",
    many=True,
)
_PHASE = block(
    ast.Phase,
    "phases",
    body("a phase", {"kind": NAME, "cadence": TEXT, "depends_on": NAME, "scene": _SCENE}),
    start="titled",
    many=True,
)

RHYTHM = declaration(
    ast.Rhythm, body("a rhythm", {"persona": NAME, "cadence": TEXT, "phase": _PHASE}, needs=("persona",))
)
