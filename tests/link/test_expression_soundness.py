"""Whatever an expression says, the linker makes one of it that holds together, or says what is wrong."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from build import compiled
from dazzle.back.expression import row_sql
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.expression import FieldPath, Given, row_local
from dazzle.ir.functions import CONTEXT, FUNCTIONS
from dazzle.ir.text import expression_text
from dazzle.ir.typed import type_of
from dazzle.ir.types import INT, Kind, Type, of_field, target
from dazzle.lang import ast
from dazzle.lang.outline import outline
from dazzle.lang.parser import line_parser
from dazzle.lang.walk import nodes
from dazzle.link.environment import Environment
from dazzle.link.expression import link_typed
from dazzle.link.expression.computed import ComputedFields
from dazzle.link.scope import build_scope
from effort import examples
from expressiontext import SPAN, expressions, name

COMPILATION = compiled(
    """
    enum Gust:
      calm
      fresh

    entity Pilot:
      id: uuid pk
      rank: enum[novice, pro]
      name: str(20)
      boss_id: ref Pilot
      kites: has_many Kite

    entity Kite:
      id: uuid pk
      tag: str(9)
      n: int
      size: decimal(4, 1)
      rate: float
      born: date
      seen: datetime
      opens: time
      dry: bool
      wing: enum[delta, box]
      weather: Gust
      price: money(EUR)
      fee: money(USD)
      data: json
      pilot: ref Pilot
      about: poly_ref [Pilot, Kite]
      age: computed days_since(born)
      worth: computed price * n
      flights: has_many Flight

    entity Flight:
      id: uuid pk
      hours: int
      kite: ref Kite
    """
)
APPSPEC = COMPILATION.require()
ENTITIES = {each.name: each for each in reversed(APPSPEC.entities)}
FIELDS = {each.name: {field.name: field for field in each.fields} for each in APPSPEC.entities}
COMPUTED = {each.name: {field.name: field for field in each.computed} for each in APPSPEC.entities}
WORDS = (
    *FIELDS["Kite"],
    *COMPUTED["Kite"],
    *("rank", "name", "boss", "kites", "hours", "kite", "delta", "box", "calm", "novice", "self", "nothing"),
    *("Pilot", "Flight", "Kite", "Gust", "figure", "today", "now", "all", "authenticated", "anonymous"),
    *CONTEXT,
    *(function.name for function in FUNCTIONS),
    *("date", "text", "int", "decimal", "datetime", "time", "bool", "float"),
)
PLACES = {
    "rule": {},
    "condition": {"condition": True},
    "computed": {"computed": True},
    "figure": {"condition": True, "computed": True, "rows": True, "names": {"figure": INT}},
    "about nobody": {"entity": "", "condition": True},
}


def environment(**place: object) -> Environment:
    scope = build_scope(COMPILATION.modules, ())
    for entity in COMPILATION.modules[0].declarations:
        if isinstance(entity, ast.Entity):
            scope.computed[entity.name.text] = {
                item.name.text: item for item in entity.items if isinstance(item, ast.Computed)
            }
    scope.computed_type = ComputedFields(scope, FIELDS).type_of
    return Environment(**{"scope": scope, "entity": "Kite", "fields": FIELDS, **place})


def named(path: FieldPath | Given, rows: str = "Kite") -> Type:
    """The type of what an expression of the IR names."""
    if isinstance(path, Given):
        return INT
    at: str | None = rows
    for number, part in enumerate(path.parts):
        if path.computed and part in COMPUTED[at]:
            return COMPUTED[at][part].type
        type_ = FIELDS[at][part].type
        at = target(type_, path.branch if number == 0 else None)
    return of_field(type_)


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=examples(150))
@given(node=expressions(WORDS, most=6))
@example(node=ast.Path(span=SPAN, parts=(name("self"),)))
def test_an_expression_holds_together_or_is_reported(place: str, node: ast.Expression):
    env = environment(**PLACES[place])
    typed = link_typed(env, node)
    errors = [found for found in env.scope.diagnostics if found.severity is Severity.ERROR]
    assert (typed is None) == bool(errors)
    if typed is None or place == "figure" or not env.entity:
        return
    found = type_of(typed.expression, named)
    if found.kind is Kind.KEY and any(isinstance(part, ast.Name) and part.text == "self" for part in nodes(node)):
        found = replace(found, entity=typed.type.entity)  # `self` is the key `id`, and is known to be that of a kite
    assert found == typed.type
    if typed.type.kind is Kind.BOOL and row_local(typed.expression):
        row_sql(typed.expression, ENTITIES["Kite"])
    written = expression_text(typed.expression, ENTITIES["Kite"], ENTITIES)
    again = link_typed(environment(**PLACES[place]), read(written))
    assert again is not None, written
    assert again.expression == typed.expression


def read(written: str) -> ast.Expression:
    (line,) = outline(SourceFile("a.dsl", f"invariant: {written}")).lines
    return line_parser().parse("invariant", line.tokens, "a.dsl").expression


SIGNS = [
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "+",
    "-",
    "*",
    "/",
    "%",
    "=",
    "!=",
    "<",
    "in",
    "not",
    "is",
    "and",
    "or",
    "if",
    "else",
    ":",
    "::",
    "3",
    "2.5",
    "7d",
    "'x'",
    "null",
]


@settings(max_examples=examples(100))
@given(text=st.lists(st.sampled_from((*WORDS, *SIGNS))))
def test_no_text_behind_a_default_or_a_rule_makes_the_compiler_fail(text):
    words = " ".join(text)
    compiled(f"entity Kite:\n  id: uuid pk\n  n: int = {words}\n  a: computed {words}\n  invariant: {words}\n")
