"""What words mean in expressions."""

from decimal import Decimal

import pytest

from build import compiled
from dazzle.ir.expression import (
    Binary,
    Call,
    ContextValue,
    Duration,
    Expression,
    FieldPath,
    In,
    Literal,
    Unary,
    Via,
)

TEXT = """
entity Pilot:
  id: uuid pk
  rank: enum[novice, pro]
  boss_id: ref Pilot

entity Kite:
  id: uuid pk
  tag: str(9)
  size: decimal(4, 1)
  born: date
  dry: bool
  wing: enum[delta, box]
  pilot: ref Pilot
  about: poly_ref [Pilot]
"""

INVARIANTS = [
    ("size > 0.5", Binary(">", FieldPath(("size",)), Literal(Decimal("0.5"))), True),
    ("size == -1", Binary("=", FieldPath(("size",)), Literal(-1)), True),
    ("wing != box", Binary("!=", FieldPath(("wing",)), Literal("box")), True),
    ('wing = "box"', Binary("=", FieldPath(("wing",)), Literal("box")), True),
    ("box = wing", Binary("=", Literal("box"), FieldPath(("wing",))), True),
    ("wing not in [delta]", In(FieldPath(("wing",)), (Literal("delta"),), negated=True), True),
    ("tag is not null", Binary("!=", FieldPath(("tag",)), Literal(None)), True),
    ("not dry", Unary("not", FieldPath(("dry",))), True),
    ("len(tag) > 2", Binary(">", Call("len", (FieldPath(("tag",)),)), Literal(2)), True),
    ("born <= today", Binary("<=", FieldPath(("born",)), Call("today")), False),
    (
        "born + 14 days < now()",
        Binary("<", Binary("+", FieldPath(("born",)), Duration(14, "d")), Call("now")),
        False,
    ),
    ("pilot.rank = pro", Binary("=", FieldPath(("pilot", "rank")), Literal("pro")), False),
    ("self->pilot->boss->rank = pro", Binary("=", FieldPath(("pilot", "boss_id", "rank")), Literal("pro")), False),
]

CONDITIONS = [
    ("all", Call("all")),
    ("pilot = current_user", Binary("=", FieldPath(("pilot",)), ContextValue("current_user"))),
    ("tag = current_user.tag", Binary("=", FieldPath(("tag",)), ContextValue("current_user", "tag"))),
    ("tag = special", Binary("=", FieldPath(("tag",)), Literal("special"))),
    ("about[Pilot].rank = pro", Binary("=", FieldPath(("about", "rank"), "Pilot"), Literal("pro"))),
    (
        "not via Pilot(id = current_user, boss = id)",
        Via(
            "Pilot",
            ((("id",), "=", ContextValue("current_user")), (("boss_id",), "=", FieldPath(("id",)))),
            negated=True,
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected", "row_local"), INVARIANTS, ids=[text for text, _, _ in INVARIANTS])
def test_invariant_is_linked_when_its_words_mean_something(text: str, expected: Expression, row_local: bool) -> None:
    (invariant,) = compiled(f"{TEXT}  invariant: {text}\n").require().entity("Kite").invariants
    assert (invariant.expression, invariant.row_local) == (expected, row_local)


@pytest.mark.parametrize(("text", "expected"), CONDITIONS, ids=[text for text, _ in CONDITIONS])
def test_scope_is_linked_when_its_words_mean_something(text: str, expected: Expression) -> None:
    (rule,) = compiled(f"{TEXT}  scope:\n    list: {text}\n      as: *\n").require().entity("Kite").access
    assert (rule.kind, rule.operation, rule.personas, rule.condition) == ("scope", "list", ("*",), expected)


def test_invariants_have_names_of_their_own_when_they_read_the_same_fields() -> None:
    text = f'{TEXT}  invariant: size > 1\n  invariant: size < 9\n    code: size\n  check "Tag is long": len(tag) > 3\n'
    invariants = compiled(text).require().entity("Kite").invariants
    assert [invariant.name for invariant in invariants] == ["size", "size_2", "tag_is_long"]
    assert invariants[2].message == "Tag is long"
