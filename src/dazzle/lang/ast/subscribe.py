"""Subscriptions: what happens when an event arrives."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.meaning import Refers
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Raw

EventName = Annotated[Name, Refers(("event",))]
TopicName = Annotated[Name, Refers(("topic", "stream"))]


class Invocation(Node, frozen=True, kw_only=True):
    """`call service raise_invoice`, `call billing.raise_invoice`."""

    service: Name


class Handler(Node, frozen=True, kw_only=True):
    """`when amount > 3:` with what is done then."""

    condition: Raw
    calls: tuple[Invocation, ...] = ()
    handlers: tuple["Handler", ...] = ()


class Reaction(Node, frozen=True, kw_only=True):
    """`on VesselCleared:`."""

    event: EventName
    calls: tuple[Invocation, ...] = ()
    handlers: tuple[Handler, ...] = ()


class Subscription(Declaration, frozen=True, kw_only=True):
    """`subscribe quay_events as billing_group:`."""

    KIND: ClassVar[str] = "subscribe"

    topic: TopicName
    group: Name | None = None
    reactions: tuple[Reaction, ...] = ()
