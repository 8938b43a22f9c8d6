"""State machines."""

from dataclasses import dataclass

from dazzle.lang.ast.expression import Duration, Expression
from dazzle.lang.ast.node import Name, Node, String


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard(Node):
    expression: Expression
    message: String | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoAfter(Node):
    """`auto after 30 days or manual`."""

    after: Duration | None
    manual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Node):
    """`draft -> sent: requires sent_at role(clerk)`; a source written `*` is a Name with the text `*`."""

    source: Name
    target: Name
    requires: tuple[Name, ...] = ()
    roles: tuple[Name, ...] = ()
    auto: AutoAfter | None = None
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions(Node):
    transitions: tuple[Transition, ...]
