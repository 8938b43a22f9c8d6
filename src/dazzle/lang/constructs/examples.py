"""`examples:` of an entity."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import Body, LineRule
from dazzle.lang.constructs.finish import Gather
from dazzle.lang.constructs.line import node
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "example_row": node(ast.ExampleRow, "values*"),
    "example_value": node(ast.ExampleValue, "field", "value"),
}


EXAMPLES = LineRule(
    start="untitled",
    kind="item",
    below=Body(what="`examples`", lines={"-": LineRule(start="example_row", kind="example")}),
    needs_below=True,
    finish=Gather(ast.Examples, "rows"),
)
