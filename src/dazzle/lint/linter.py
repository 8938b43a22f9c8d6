"""Runs the rules."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import Span
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lint.rules import RULES
from dazzle.lint.unread import not_whole


def lint(appspec: AppSpec, modules: Sequence[ast.Module]) -> tuple[Diagnostic, ...]:
    """What every rule has to say about the application; `modules` are the project's.

    A declaration is advised upon when every line of it could be read: what it seems to lack may be in another.
    """
    unread = [node.span for node in not_whole(modules)]
    advice = (diagnostic for rule in RULES for diagnostic in rule.check(appspec, modules))
    if not unread:
        return tuple(advice)
    starts = {module.source.path: [node.span.start for node in module.declarations] for module in modules}
    places = {(span.file, span.start) for span in unread}
    return tuple(each for each in advice if each.span is None or _declaration(starts, each.span) not in places)


def _declaration(starts: Mapping[str, Sequence[int]], place: Span) -> tuple[str, int] | None:
    """Where the declaration begins that a place is in: it goes on until the next."""
    begun = starts.get(place.file, ())
    number = bisect_right(begun, place.start)
    return (place.file, begun[number - 1]) if number else None
