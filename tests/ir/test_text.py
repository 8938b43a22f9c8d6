"""An expression is written so that reading it gives the expression."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import compiled
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Field
from dazzle.ir.expression import Binary, Call, ContextValue, Duration, FieldPath, In, Literal, Unary, Via
from dazzle.ir.text import default_text, expression_text
from dazzle.lang.format.spacing import blanks
from dazzle.lang.outline import outline
from effort import examples

# Fields that are called as a word of the language, or as a value of `wing`.
TEXT = """
entity Pilot:
  id: uuid pk
  rank: enum[novice, pro, not, "ace of aces"]
  not: int
  boss_id: ref Pilot

entity Kite:
  id: uuid pk
  size: decimal(4, 1)
  not: int
  null: int
  today: date
  born: date
  box: bool
  dry: bool
  self: ref Pilot
  is: ref Pilot
  about: poly_ref [Pilot]
  tag: str(40)
  wing: enum[delta, box, now, if, in, "a \\"b\\" c"]
  {line}
  {below}

entity Ban:
  id: uuid pk
  not: ref Pilot
  kite: ref Kite
"""


def kite(line: str, below: str = ""):
    appspec = compiled(TEXT.format(line=line, below=below)).require()
    return appspec.entity("Kite"), {each.name: each for each in appspec.entities}


KITE, ENTITIES = kite("")


def path(*parts: str, branch: str | None = None) -> FieldPath:
    return FieldPath(parts, branch)


def some(*each: object) -> st.SearchStrategy:
    return st.sampled_from(each)


def binaries(operators: str, left: st.SearchStrategy, right: st.SearchStrategy | None = None) -> st.SearchStrategy:
    return st.builds(Binary, st.sampled_from(operators.split()), left, left if right is None else right)


PATHS = {
    "number": some(path("size"), path("not"), path("null"), path("self", "not"), path("is", "boss_id", "not")),
    "wing": some(path("wing")),
    "rank": some(path("self", "rank"), path("is", "rank"), path("about", "rank", branch="Pilot")),
    "date": some(path("today"), path("born")),
    "key": some(path("id"), path("self"), path("is", "boss_id")),
}
AMOUNTS = (st.integers(-99, 99) | some(Decimal("0.5"), Decimal("-12.25"))).map(Literal)
NUMBERS = st.recursive(
    PATHS["number"] | AMOUNTS | st.builds(Call, st.just("len"), st.just((path("tag"),))),
    lambda inner: (
        binaries("+ - * / %", inner)
        | st.builds(Unary, st.just("-"), inner.filter(lambda each: not isinstance(each, Literal)))
        | st.builds(lambda each: Call("abs", (each,)), inner)
    ),
    max_leaves=5,
)
DURATIONS = st.builds(Duration, st.integers(0, 99), some("min", "h", "d", "w", "m", "y"))
DATES = st.recursive(
    PATHS["date"] | some(Call("today"), Call("now")), lambda inner: binaries("+ -", inner, DURATIONS), max_leaves=2
)
WINGS = some("delta", "box", "now", "if", "in", 'a "b" c').map(Literal)
RANKS = some("novice", "pro", "not", "ace of aces").map(Literal)
TAGS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9).map(Literal)


def among(operand: st.SearchStrategy, options: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(In, operand, st.lists(options, min_size=1, max_size=3).map(tuple), st.booleans())


COMPARISONS = st.one_of(
    some(path("box"), path("dry")),
    binaries("= != < <= > >=", NUMBERS),
    binaries("= != < <= > >=", DATES),
    binaries("= !=", PATHS["wing"], WINGS),
    binaries("= !=", WINGS, PATHS["wing"]),
    binaries("= !=", PATHS["rank"], RANKS),
    binaries("= !=", some(path("tag")), TAGS),
    binaries("= !=", PATHS["key"]),
    binaries("= !=", st.one_of(*PATHS.values()), st.just(Literal(None))),
    among(PATHS["number"], NUMBERS),
    among(PATHS["wing"], WINGS),
    among(PATHS["rank"], RANKS),
)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda inner: binaries("and or", inner) | st.builds(Unary, st.just("not"), inner),
    max_leaves=6,
)
USERS = some(ContextValue("current_user"), ContextValue("current_user", "email"))
BINDINGS = st.tuples(some(("not",), ("kite",), ("kite", "self", "boss_id")), some("=", "!="), PATHS["key"] | USERS)
SCOPES = st.one_of(
    COMPARISONS,
    st.just(Call("all")),
    binaries("= !=", PATHS["key"], USERS),
    st.builds(Via, st.just("Ban"), st.lists(BINDINGS, min_size=1, max_size=3).map(tuple), st.booleans()),
)
ROLES = some("clerk", "head of clerks", "not", "or", "a.b", "1st").map(Literal)
PERMITS = st.recursive(
    some(Call("authenticated"), Call("anonymous"), Literal(value=False))
    | st.builds(lambda roles: Call("role", tuple(roles)), st.lists(ROLES, min_size=1, max_size=3)),
    lambda inner: binaries("and or", inner) | st.builds(Unary, st.just("not"), inner),
    max_leaves=4,
)


@settings(max_examples=examples(80))
@given(CONDITIONS)
def test_a_condition_is_the_same_when_it_is_written_and_read(expression):
    written = expression_text(expression, KITE, ENTITIES)
    assert kite(f'check "rule": {written}')[0].invariants[0].expression == expression


@settings(max_examples=examples(50))
@given(SCOPES)
def test_a_scope_is_the_same_when_it_is_written_and_read(expression):
    written = expression_text(expression, KITE, ENTITIES)
    read, _ = kite("scope:", f"  list: {written}\n      as: *")
    assert read.access[0].condition == expression


@settings(max_examples=examples(50))
@given(PERMITS)
def test_a_permission_is_the_same_when_it_is_written_and_read(expression):
    written = expression_text(expression, KITE, ENTITIES)
    read, _ = kite("permit:", f"  list: {written}")
    assert read.access[0].condition == expression


@settings(max_examples=examples(80))
@given(st.one_of(CONDITIONS, SCOPES, PERMITS))
def test_an_expression_is_written_as_it_is_laid_out(expression):
    line = f"invariant: {expression_text(expression, KITE, ENTITIES)}"
    tokens = outline(SourceFile("kite.dsl", line)).lines[0].tokens

    assert "".join(gap + token.text for gap, token in zip(blanks(tokens), tokens, strict=True)) == line


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (Binary("!=", path("tag"), Literal(None)), "tag is not null"),
        (Binary("=", path("wing"), Literal("delta")), "wing = delta"),
        (Binary("=", path("wing"), Literal("box")), 'wing = "box"'),  # there is a field of that name
        (Binary("<", Call("today"), Call("now")), "today() < now"),
        (Unary("not", Binary("or", path("dry"), path("box"))), "not (dry or box)"),
        (Binary("-", path("size"), Binary("-", path("size"), Literal(-1))), "size - (size - -1)"),
        (path("not"), "self.not"),
        (path("self", "not"), "self.self.not"),
    ],
)
def test_an_expression_is_written_as_people_would(expression, text):
    assert expression_text(expression, KITE, ENTITIES) == text


@pytest.mark.parametrize(
    ("kind", "default", "text"),
    [
        (Str(9), None, None),
        (Str(9), Literal("draft"), '"draft"'),
        (Enum(("draft", "not"), ("Draft", "Not")), Literal("draft"), "draft"),
        (Enum(("draft", "not"), ("Draft", "Not")), Literal("not"), '"not"'),
        (Date(), Binary("+", Call("today"), Duration(7, "d")), "today + 7d"),
    ],
)
def test_a_default_is_written_as_behind_its_equals_sign(kind, default, text):
    assert default_text(Field(name="x", title="X", type=kind, default=default)) == text
