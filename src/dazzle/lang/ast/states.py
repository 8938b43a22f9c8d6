"""State machines."""

from dazzle.lang.ast.expression import Duration, Expression
from dazzle.lang.ast.meaning import FieldName, PersonaName, StateName
from dazzle.lang.ast.node import Node, String


class Guard(Node, frozen=True, kw_only=True):
    expression: Expression
    message: String | None = None


class AutoAfter(Node, frozen=True, kw_only=True):
    """`auto after 30 days or manual`."""

    after: Duration | None
    manual: bool


class Transition(Node, frozen=True, kw_only=True):
    """`draft -> sent: requires sent_at role(clerk)`; a source written `*` is a Name with the text `*`."""

    source: StateName
    target: StateName
    requires: tuple[FieldName, ...] = ()
    roles: tuple[PersonaName, ...] = ()
    auto: AutoAfter | None = None
    guards: tuple[Guard, ...] = ()


class Transitions(Node, frozen=True, kw_only=True):
    transitions: tuple[Transition, ...]
