"""State machines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import AutoAfter, Duration, Expression, Guard, Name, String, Transition, Transitions
from dazzle.lang.constructs.construct import Body, LineRule, Part, parts
from dazzle.lang.constructs.leaves import name, value_of
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


class _Requirement(NamedTuple):
    fields: tuple[Name, ...]


class _Roles(NamedTuple):
    names: tuple[Name, ...]


class _Auto(NamedTuple):
    span: Span
    after: Duration | None


class _Manual(NamedTuple):
    span: Span


class _Arrow(NamedTuple):
    """A transition's own line."""

    span: Span
    source: Name
    target: Name
    clauses: tuple[Value, ...]


def transitions_line(span: Span) -> Span:
    return span


def transitions(line: Span, below: Sequence[Value]) -> Transitions:
    return Transitions(span=line, transitions=tuple(item for item in below if isinstance(item, Transition)))


def arrow(span: Span, source: Name, target: Name, *clauses: Value) -> _Arrow:
    return _Arrow(span, source, target, clauses)


def transition(line: _Arrow, below: Sequence[Value]) -> Transition:
    """The transition of a line and of the clauses and guards below it."""
    clauses = (*line.clauses, *(clause for part in below if isinstance(part, Part) for clause in part.value))
    return Transition(
        span=line.span,
        source=line.source,
        target=line.target,
        requires=tuple(field for clause in clauses if isinstance(clause, _Requirement) for field in clause.fields),
        roles=tuple(role for clause in clauses if isinstance(clause, _Roles) for role in clause.names),
        auto=_auto_after(clauses),
        guards=tuple(guard for guard in below if isinstance(guard, Guard)),
    )


def _auto_after(clauses: Iterable[Value]) -> AutoAfter | None:
    """`manual` alone is what every transition is, so it says something only beside `auto`."""
    manual = any(isinstance(clause, _Manual) for clause in clauses)
    for clause in clauses:
        if isinstance(clause, _Auto):
            return AutoAfter(span=clause.span, after=clause.after, manual=manual)
    return None


def requirement(span: Span, *fields: Name) -> _Requirement:
    del span
    return _Requirement(fields)


def role(span: Span, *names: Name) -> _Roles:
    del span
    return _Roles(names)


def auto(span: Span, after: Duration | None = None) -> _Auto:
    return _Auto(span, after)


def manual(span: Span) -> _Manual:
    return _Manual(span)


def days(span: Span, number: Token) -> Duration:
    """A delay without a unit counts days."""
    return Duration(span=span, amount=int(value_of(number, span)), unit="d")


def transition_clause(span: Span, *clauses: Value) -> Part:
    del span
    return Part("clauses", clauses)


def guard(span: Span, expression: Expression) -> Guard:
    return Guard(span=span, expression=expression)


def guard_with_message(line: Guard, below: Sequence[Value]) -> Guard:
    return replace(line, message=parts(below).get("message"))


def message(span: Span, text: String) -> Part:
    del span
    return Part("message", text)


REDUCTIONS: Mapping[str, Build] = {
    "transitions_line": transitions_line,
    "transition": arrow,
    "state": name,
    "requirement": requirement,
    "role": role,
    "auto": auto,
    "manual": manual,
    "days": days,
    "transition_clause": transition_clause,
    "guard": guard,
    "message": message,
}

MESSAGE = LineRule(start="message", kind="message")

_GUARD = LineRule(
    start="guard",
    kind="guard",
    below=Body(what="a guard", lines={"message": MESSAGE}, once=frozenset({"message"})),
    finish=guard_with_message,
)

_TRANSITION = LineRule(
    start="transition",
    kind="transition",
    below=Body(
        what="a transition",
        lines={"guard": _GUARD},
        other=LineRule(start="transition_clause", kind="clause"),
    ),
    finish=transition,
)

TRANSITIONS = LineRule(
    start="transitions_line",
    kind="transitions",
    below=Body(what="`transitions`", other=_TRANSITION),
    needs_below=True,
    finish=transitions,
)
