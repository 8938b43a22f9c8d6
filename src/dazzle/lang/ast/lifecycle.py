"""Lifecycles: what a state machine is about, for people who analyse it."""

from dazzle.lang.ast.meaning import ColumnName, WholeNumber
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Raw


class LifecycleState(Node, frozen=True, kw_only=True):
    """`- docked (order: 2)`."""

    name: Name
    order: WholeNumber | None = None


class LifecycleTransition(Node, frozen=True, kw_only=True):
    """`- from: requested` with `to:`, `evidence:` and `role:` below it."""

    source: Name
    to: Name | None = None
    evidence: Raw | None = None
    roles: tuple[Name, ...] = ()


class Lifecycle(Node, frozen=True, kw_only=True):
    """`lifecycle:`."""

    status_field: ColumnName | None = None
    states: tuple[LifecycleState, ...] = ()
    transitions: tuple[LifecycleTransition, ...] = ()
