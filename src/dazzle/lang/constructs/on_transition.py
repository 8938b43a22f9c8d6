"""`on_transition:` of an entity."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import Body, LineRule
from dazzle.lang.constructs.finish import Gather
from dazzle.lang.constructs.leaves import name
from dazzle.lang.constructs.line import node, only, opening, part
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "effects": opening("source", "target"),
    "row_effect": opening("verb", "entity"),
    "verb": name,
    "where_rows": part("where", only),
    "effect_value": node(ast.EffectValue, "field", "value"),
    "raw_effect_value": node(ast.EffectValue, "field", "value"),
    "flow_effect": node(ast.FlowEffect, "flow", "arguments*"),
    "flow_argument": node(ast.FlowArgument, "name", "value"),
}


_WHERE = LineRule(start="where_rows", kind="where", otherwise=LineRule(start="raw_line", kind="where"))

_VALUE = LineRule(
    start="effect_value", kind="assignment", otherwise=LineRule(start="raw_effect_value", kind="assignment")
)

_ROWS = LineRule(
    start="row_effect",
    kind="effect",
    below=Body(what="an effect", lines={"where": _WHERE}, other=_VALUE, once=frozenset({"where"})),
    finish=Gather(ast.RowEffect, "values"),
)

_EFFECTS = LineRule(
    start="effects",
    kind="effects",
    below=Body(
        what="a transition's effects",
        lines={"create": _ROWS, "update": _ROWS, "invoke": LineRule(start="flow_effect", kind="effect")},
    ),
    needs_below=True,
    finish=Gather(ast.Effects, "effects"),
)

ON_TRANSITION = LineRule(
    start="untitled",
    kind="item",
    below=Body(what="`on_transition`", other=_EFFECTS),
    needs_below=True,
    finish=Gather(ast.OnTransition, "transitions"),
)
