"""Certain fixes, made on texts that somebody mistyped."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dazzle.compiler import Compilation, compile_sources
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.fix import edited
from dazzle.diagnostics.span import SourceFile
from dazzle.project.fixing import fix

CLUB = """module club

app club "Club":
  security_profile: strict

enum Wind "Wind":
  calm
  fresh
  stormy

entity Member "Member":
  id: uuid pk
  name: str(80) required
  joined_on: date = today

entity Kite "Kite":
  id: uuid pk
  number: str(12) required unique
  keeper: ref Member required
  status: enum[drying, stored, flying]=stored required
  weight: decimal(6, 2)
  wanted_wind: Wind = fresh
  index keeper, status desc
  invariant: weight > 0 and status in [drying, stored]
    message: "A kite weighs something"
  transitions:
    stored -> flying: requires keeper
    flying -> drying
  scope:
    list: keeper = current_user
      as: member

surface kite_list "Kites":
  uses entity Kite
  mode: list
  section main:
    field number "Number"
    field status
  ux:
    sort: number desc
    search: number
"""
SIGNS = re.compile(r"[:()\[\],\"=]")


@st.composite
def slips(draw) -> str:
    """CLUB with one to four slips of the hand: a letter out, in or exchanged, a sign forgotten or typed twice."""
    text = CLUB
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.sampled_from([match.start() for match in re.finditer(r"\w|" + SIGNS.pattern, text)]))
        text = draw(
            st.sampled_from(
                [
                    text[:at] + text[at + 1 :],
                    text[:at] + text[at] + text[at:],
                    text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
                    text[:at] + draw(st.sampled_from("aeXn_;,")) + text[at + 1 :],
                ]
            )
        )
    return text


def errors(compilation: Compilation) -> int:
    return sum(found.severity is Severity.ERROR for found in compilation.diagnostics)


@settings(deadline=None)
@given(slips())
def test_fixes_take_errors_away_and_leave_nothing_to_fix_again(text):
    source = SourceFile("club.dsl", text)
    before = compile_sources([source])
    fixed = fix([source], compile_sources)
    for repair in fixed.repairs:
        assert repair.fix.certain
    if fixed.repairs:
        again = fix(fixed.compilation.sources, compile_sources)
        assert not again.repairs
    else:
        assert fixed.compilation.sources == (source,)
    assert bool(fixed.repairs) <= (fixed.compilation != before)


@settings(deadline=None)
@given(slips())
def test_every_fix_that_is_offered_can_be_made(text):
    source = SourceFile("club.dsl", text)
    for found in compile_sources([source]).diagnostics:
        for offered in found.fixes:
            assert offered.edits
            assert offered.title[0].islower()
            assert all(edit.span.file == "club.dsl" for edit in offered.edits)
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in offered.edits)
            changed = edited(text, offered.edits)
            assert changed != text
            compile_sources([SourceFile("club.dsl", changed)])


def fixed_text(text: str) -> str:
    (source,) = fix([SourceFile("club.dsl", text)], compile_sources).compilation.sources
    return source.text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("ref Member", "ref Membr"),
        ("requires keeper", "requires keper"),
        ("str(80) required", "str(80) requierd"),
        ("decimal(6, 2)", "decimal(6, 2"),
        ("as: member", "as member"),
        ("security_profile: strict", "security_profile: strikt"),
        ("Wind = fresh", "wind = fresh"),
        ("index keeper, status desc", "index keeper, status desc, keeper"),
        ("  transitions:", "  transitons:"),
        ("  mode: list", "  mode: list;"),
    ],
)
def test_a_slip_is_put_right_when_it_is_certain_what_was_meant(right, wrong):
    assert fixed_text(CLUB.replace(right, wrong)) == CLUB


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  number: str(12)", "  numbre: str(12)"),  # its uses are right
        ("[drying, stored, flying]", "[drying, storde, flying]"),
        ("entity Member", "entity Membre"),
        ("keeper: ref Member", "keepr: ref Member"),
    ],
)
def test_uses_are_left_alone_when_the_declaration_may_be_what_is_wrong(right, wrong):
    assert fixed_text(CLUB.replace(right, wrong)) == CLUB.replace(right, wrong)


def test_a_certain_fix_is_refused_when_another_error_shows_up_at_its_place():
    text = CLUB.replace("  name: str(80) required", "  name: str(80) required\n  kites: hasmany Kitte cascade")
    (found,) = [each for each in compile_sources([SourceFile("club.dsl", text)]).diagnostics if each.fixes]
    assert [(each.title, each.certain) for each in found.fixes] == [("write `has_many`", True)]
    assert fixed_text(text) == text


def test_warnings_wait_for_errors_and_bring_none():
    spare = CLUB.replace("module club\n", "module club\nuse wind\n")
    wind = SourceFile("wind.dsl", "entity Gust:\n  id: uuid pk\n  strength: integer\n")
    fixed = fix([SourceFile("club.dsl", spare), wind], compile_sources)
    assert [repair.diagnostic.rule for repair in fixed.repairs] == ["unknown-type", "unused-import"]
    assert fixed.compilation.sources[0].text == CLUB
    assert fixed.compilation.ok


def test_overlapping_fixes_are_made_one_after_the_other():
    text = CLUB.replace("  calm\n", "  calm\n  fresh\n  fresh\n")
    assert fixed_text(text) == CLUB


def test_a_fix_for_files_that_are_not_the_projects_is_not_made():
    source = SourceFile("club.dsl", CLUB.replace("requires keeper", "requires keper"))
    compilation = compile_sources([source])
    elsewhere = replace(compilation, sources=(SourceFile("other.dsl", ""),))
    assert not fix([source], lambda _: elsewhere).repairs
