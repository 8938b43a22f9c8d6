"""Runs the rules."""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lint.rules import RULES


def lint(appspec: AppSpec, modules: Sequence[ast.Module]) -> tuple[Diagnostic, ...]:
    """What every rule has to say about the application; `modules` are the project's."""
    return tuple(diagnostic for rule in RULES for diagnostic in rule.check(appspec, modules))
