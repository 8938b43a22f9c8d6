"""Lifecycles, linked: what a state machine is about, for those who analyse it."""

from msgspec import Struct


class LifecycleState(Struct, frozen=True, kw_only=True):
    name: str
    order: int | None = None


class LifecycleTransition(Struct, frozen=True, kw_only=True):
    """`evidence` says in words, or in an expression that nothing reads, by what the move is known."""

    source: str
    target: str
    evidence: str | None = None
    roles: tuple[str, ...] = ()


class Lifecycle(Struct, frozen=True, kw_only=True):
    field: str
    states: tuple[LifecycleState, ...]
    transitions: tuple[LifecycleTransition, ...] = ()
