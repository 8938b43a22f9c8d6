"""State machines."""

from dazzle.lang.ast.expression import Duration, Expression
from dazzle.lang.ast.node import Name, Node, String


class Guard(Node, frozen=True, kw_only=True):
    expression: Expression
    message: String | None = None


class AutoAfter(Node, frozen=True, kw_only=True):
    """`auto after 30 days or manual`."""

    after: Duration | None
    manual: bool


class Transition(Node, frozen=True, kw_only=True):
    """`draft -> sent: requires sent_at role(clerk)`; a source written `*` is a Name with the text `*`."""

    source: Name
    target: Name
    requires: tuple[Name, ...] = ()
    roles: tuple[Name, ...] = ()
    auto: AutoAfter | None = None
    guards: tuple[Guard, ...] = ()


class Transitions(Node, frozen=True, kw_only=True):
    transitions: tuple[Transition, ...]
