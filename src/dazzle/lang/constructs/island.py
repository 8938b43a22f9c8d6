"""Islands."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.field import field
from dazzle.lang.constructs.line import NAME, NAMES, TEXT, block, body, declaration, line, opening
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"island_prop": field, "island_event": opening("name")}

ISLAND = declaration(
    ast.Island,
    body(
        "an island",
        {
            "entity": NAME,
            "src": TEXT,
            "fallback": TEXT,
            "prop": line("island_prop", "props", many=True),
            "event": block(
                ast.IslandEvent, "events", body("an event", {"detail": NAMES}), start="island_event", many=True
            ),
        },
    ),
)
