"""Lints speak only of the project, and only when it links."""

from build import compiled
from dazzle.compiler import compile_framework
from dazzle.diagnostics.diagnostic import Severity
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
