"""Lints speak only of the project, and only when it links."""

from build import compiled
from dazzle.compiler import compile_framework, compile_sources
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.lint.linter import lint
from dazzle.lint.rules import RULES


def test_lints_have_nothing_to_say_when_only_the_framework_is_there() -> None:
    assert lint(compile_framework(), ()) == ()


def test_lints_are_no_errors_when_they_fire() -> None:
    assert {rule.RULE.severity for rule in RULES} <= {Severity.WARNING, Severity.INFO}


def test_lints_are_silent_when_the_project_has_errors() -> None:
    rules = {found.rule for found in compiled("entity Kite:\n  price: float\n").diagnostics}
    assert "no-primary-key" in rules
    assert "inexact-money" not in rules


def test_project_links_when_there_is_only_a_warning() -> None:
    compilation = compiled("entity Kite:\n  id: uuid pk\n  price: float\n")
    assert compilation.ok
    assert "inexact-money" in {found.rule for found in compilation.diagnostics}


UNREAD = """module quay
use berths
enum Weather "Weather":
  calm
  rough
persona boss "Boss":
  description: "Decides"
  role & : chief
persona clerk "Clerk":
  description: "Writes"
entity Kite "Kite":
  id: uuid pk
  price: float
  status: enum[new, flown, torn]
  berth & ref Berth
  sky & : Weather
  permit:
    list: role(chief)
  scope & :
    list: all
      as: *
  transitions:
    new -> flown
    flown -- torn
"""
BERTHS = """module berths
entity Berth "Berth":
  id: uuid pk
"""


def test_lints_do_not_say_that_something_is_missing_when_a_line_could_not_be_read() -> None:
    sources = [SourceFile("quay.dsl", UNREAD), SourceFile("berths.dsl", BERTHS)]
    found = compile_sources(sources).diagnostics
    assert {diagnostic.severity for diagnostic in found} == {Severity.ERROR, Severity.INFO}
    assert {each.rule for each in found if each.severity is Severity.INFO} == {"not-served", "generated-surfaces"}


def test_lints_say_what_is_missing_when_every_line_could_be_read() -> None:
    text = "\n".join(line for line in UNREAD.splitlines() if not {"&", "--"} & set(line.split()))
    text = text.replace("    list: all\n      as: *\n", "")
    sources = [SourceFile("quay.dsl", text), SourceFile("berths.dsl", BERTHS)]
    assert {each.rule for each in compile_sources(sources).diagnostics} >= {
        "inexact-money",
        "permit-without-scope",
        "unknown-role",
        "unreachable-state",
        "unused-declaration",
        "unused-import",
    }


def test_lints_speak_of_a_declaration_when_another_one_could_not_be_read() -> None:
    text = "entity Kite:\n  id: uuid pk\n  price: float\nentity Boat:\n  id: uuid pk\n  name & str(9)\n"
    assert "inexact-money" in {found.rule for found in compiled(text).diagnostics}
