"""Sources to Compilation."""

import pytest

from build import compiled
from dazzle.compiler import RULES, compile_sources
from dazzle.diagnostics.diagnostic import CompileError, Severity

KITE = "entity Kite:\n  id: uuid pk\n"


def test_require_gives_the_appspec_when_there_is_no_error() -> None:
    compilation = compiled(KITE)
    assert compilation.ok
    assert compilation.require() is compilation.appspec


def test_require_raises_with_every_diagnostic_and_the_texts_when_there_is_an_error() -> None:
    compilation = compiled(KITE, "entity Spot:\n  tag: strr(9)\n  size: intt\n")
    assert not compilation.ok
    with pytest.raises(CompileError) as raised:
        compilation.require()
    assert raised.value.diagnostics == compilation.diagnostics
    assert set(raised.value.sources) == {"a.dsl", "b.dsl"}


def test_diagnostics_are_in_the_order_of_the_files_and_lines() -> None:
    found = compiled("entity Kite\n  tag: strr(9)\n", "entity Spot:\n  size: intt\n").diagnostics
    places = [(d.span.file, d.span.start) for d in found if d.span is not None]
    assert places == sorted(places)
    assert {file for file, _ in places} == {"a.dsl", "b.dsl"}


def test_project_without_a_file_declares_nothing() -> None:
    compilation = compile_sources([], name="shop")
    assert [found.rule for found in compilation.diagnostics] == ["no-declaration"]
    assert not compilation.ok


def test_rules_have_one_name_each() -> None:
    slugs = [rule.slug for rule in RULES]
    assert len(set(slugs)) == len(slugs)


UNKNOWN = "persona clerk:\n  mood: sunny\n    always: true\nfrobnicate it:\n  entity Spot:\n    id: strr\n"


def test_what_means_nothing_is_left_out_when_the_project_only_wants_a_warning() -> None:
    found = compiled(KITE + UNKNOWN, unknown=Severity.WARNING)
    problems = [(d.rule, d.severity) for d in found.diagnostics if d.severity is not Severity.INFO]
    assert problems == [("unknown-line", Severity.WARNING), ("unknown-construct", Severity.WARNING)]
    assert found.require() == compiled(KITE + "persona clerk:\n  proficiency: intermediate\n").require()


def test_what_means_nothing_is_an_error_when_the_project_says_nothing() -> None:
    found = compiled(KITE + UNKNOWN)
    assert not found.ok
    assert {d.rule for d in found.diagnostics if d.severity is Severity.ERROR} == {"unknown-line", "unknown-construct"}
