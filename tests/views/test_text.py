"""The tables of a terminal."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import app, compiled, entity, field, virtual
from dazzle.diagnostics.cells import width
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Owner
from dazzle.views.selection import select
from dazzle.views.text import VIEW
from dazzle.views.view import Screen
from effort import examples
from hostile import hostile
from strategies import appspecs

KITES = """
entity Pilot:
  id: uuid pk
  name: str(80) required unique pii(category=identity) was: label

entity Kite "Lenkdrachen":
  intent: "What is lent"
  id: uuid pk
  pilot: ref Pilot cascade required
  wing: enum[delta, box]=delta required
  changed: datetime auto_update
  unique pilot, wing
  index wing, changed desc where wing = box
  invariant: changed is not null
    message: "Never touched"
    code: touched
  transitions:
    delta -> box: requires pilot role(clerk, boss)
    * -> delta
  permit:
    list: role(clerk)
    read: authenticated
  scope:
    list: pilot = current_user
      as: clerk
"""
KITE = """\
Kite "Lenkdrachen"                                                    table kite
What is lent

  id       uuid               primary key
  pilot    ref Pilot cascade  required
  wing     enum[delta, box]   required, default delta
  changed  datetime           required, set when changed

  unique     pilot, wing
  index      wing, changed desc where wing = box
  invariant  touched: changed is not null
             Never touched
  states     wing, at first delta
             delta -> box requires pilot role(clerk, boss)
             * -> delta
  permit     list: role(clerk)
             read: authenticated
  scope      list: pilot = current_user as clerk"""


def shown(appspec, *names, columns=80, colour=False, framework=False):
    return VIEW.render(select(appspec, names, framework=framework), Screen(columns, colour))


def test_an_entity_is_a_table_of_its_fields_and_what_is_true_of_it():
    assert shown(compiled(KITES).require(), "Kite") == KITE


def test_what_is_said_of_a_field_stands_beside_it():
    assert "required, unique, pii identity, was label" in shown(compiled(KITES).require(), "Pilot")


def test_entities_stand_in_the_order_of_the_text():
    found = shown(compiled(KITES).require(), "Kite", "Pilot")
    assert found.index("Pilot ") < found.index("Kite ")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (virtual("Wind", source="services/wind:rows"), "virtual, from services/wind:rows"),
        (entity("Wind", owner=Owner.FRAMEWORK, served=False), "table dazzle_wind, the framework's, not shown"),
        (entity("Wind", was="Breeze"), "table wind, was Breeze"),
    ],
)
def test_the_first_line_says_where_the_rows_are(made, said):
    assert shown(app(made), framework=True).splitlines()[0].endswith(said)


@settings(max_examples=examples(40))
@given(appspecs() | hostile(), st.integers(40, 130))
def test_no_line_is_wider_than_the_screen(appspec, columns):
    lines = shown(appspec, columns=columns, framework=True).splitlines()
    assert all(width(line) <= columns for line in lines)


def test_columns_are_straight_whatever_the_letters():
    kinds = Enum(("開", "閉じた"), ("", ""))
    lines = shown(app(entity("Tür", field("größe", Str(9)), field("状態", kinds, required=True)))).splitlines()
    rows = [line for line in lines if "größe" in line or "状態" in line]
    assert {width(line[: re.search("str|enum", line).start()]) for line in rows} == {9}


def test_colour_changes_nothing_but_the_colour():
    appspec = compiled(KITES).require()
    coloured = shown(appspec, colour=True)
    assert coloured != shown(appspec)
    assert [line.rstrip() for line in re.sub("\x1b\\[[0-9]*m", "", coloured).splitlines()] == shown(
        appspec
    ).splitlines()


def test_nothing_is_said_to_be_nothing():
    assert shown(app()) == "No entity is declared."
