"""Channels: ways on which messages leave and arrive."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf, Refers, WholeNumber
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.trigger import Trigger
from dazzle.lang.ast.value import Delay, Entry, Flow

MessageName = Annotated[Name, Refers(("message",))]


class Throttle(Node, frozen=True, kw_only=True):
    """`per_recipient:` and at most how many messages in which time."""

    name: Annotated[Name, OneOf(("per_recipient", "per_entity", "per_channel"))]
    window: Delay | None = None
    max_messages: WholeNumber | None = None
    on_exceed: Annotated[Name, OneOf(("drop", "error", "log"))] | None = None


class Send(Node, frozen=True, kw_only=True):
    """`send cleared:`; `mapping` says which field of the message comes from where."""

    KIND: ClassVar[str] = "send"

    name: Name
    message: MessageName | None = None
    when: Trigger | None = None
    delivery_mode: Annotated[Name, OneOf(("outbox", "direct"))] | None = None
    mapping: tuple[Flow, ...] = ()
    throttle: tuple[Throttle, ...] = ()


class Match(Node, frozen=True, kw_only=True):
    """`subject: "Re: *"`, `subject: regex("^Re")`, `kind: in("a", "b")`; `how` is None for a text with wildcards."""

    field: Name
    values: tuple[String, ...]
    how: Annotated[Name, OneOf(("regex", "in"))] | None = None


class ReceiveRow(Node, frozen=True, kw_only=True):
    """`create Docking`, `update Docking`, `upsert Docking on reference`."""

    SUBJECT: ClassVar[str] = "entity"

    operation: Annotated[Name, OneOf(("create", "update", "upsert"))]
    entity: EntityName
    key: FieldPath | None = None


class ReceiveCall(Node, frozen=True, kw_only=True):
    """`call service book_in`."""

    service: Annotated[Name, Refers(("service",))]


class Receive(Node, frozen=True, kw_only=True):
    """`receive arrivals:`; `mapping` says which field of the message becomes which of the row."""

    KIND: ClassVar[str] = "receive"

    name: Name
    message: MessageName | None = None
    match: tuple[Match, ...] = ()
    action: ReceiveRow | ReceiveCall | None = None
    mapping: tuple[Flow, ...] = ()


class Channel(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "channel"

    kind: Annotated[Name, OneOf(("email", "queue", "stream"))] | None = None
    provider: Name | None = None
    config: tuple[Entry, ...] = ()
    provider_config: tuple[Entry, ...] = ()
    sends: tuple[Send, ...] = ()
    receives: tuple[Receive, ...] = ()
