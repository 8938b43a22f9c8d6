"""`bulk:` of an entity."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import BOOLEAN, NAMES, body, item_block, opening
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"bulk": opening("bulk*")}

BULK = item_block(
    ast.Bulk,
    body("`bulk`", {"import": BOOLEAN, "export": BOOLEAN, "formats": NAMES}),
    start="bulk",
    needs_below=False,
    yields=True,
)
