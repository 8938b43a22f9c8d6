"""Runs the rules of a target."""

from dazzle.back.targets.rules import RULES
from dazzle.back.targets.subject import Subject
from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.ir.appspec import AppSpec


def examine(appspec: AppSpec, target: Target) -> tuple[Diagnostic, ...]:
    """What the target would refuse of the application, by place."""
    subject = Subject(appspec)
    found = (each for rule in RULES if target in rule.TARGETS for each in rule.check(subject))
    return tuple(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int]:
    return ("", 0) if diagnostic.span is None else (diagnostic.span.file, diagnostic.span.start)
