"""Streams: records of what was meant, what happened, what was seen and what follows from it."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.meaning import OneOf, Refers
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Raw

StreamName = Annotated[Name, Refers(("stream",))]


class Schema(Node, frozen=True, kw_only=True):
    """`schema DockingAsked:` and its fields."""

    KIND: ClassVar[str] = "schema"

    name: Name
    title: String | None = None
    extends: Name | None = None
    compatibility: Annotated[Name, OneOf(("additive", "breaking"))] | None = None
    description: String | None = None
    fields: tuple[Field, ...] = ()


class Idempotency(Node, frozen=True, kw_only=True):
    type: Annotated[Name, OneOf(("deterministic_id", "content_hash", "external_dedup", "dedupe_window"))] | None = None
    field: Name | None = None
    derivation: String | Raw | None = None
    window: Delay | None = None


class Emission(Node, frozen=True, kw_only=True):
    """`emits DockingGranted from dockings`."""

    schema: Name
    stream: StreamName


class Outcome(Node, frozen=True, kw_only=True):
    """`success:` and what it emits."""

    name: Annotated[Name, OneOf(("success", "failure", "timeout", "partial"))]
    emits: tuple[Emission, ...] = ()


class Derivation(Node, frozen=True, kw_only=True):
    """`derives_from:`."""

    streams: tuple[StreamName, ...] = ()
    type: Annotated[Name, OneOf(("aggregate", "join", "filter", "transform", "snapshot", "window"))] | None = None
    rebuild: Annotated[Name, OneOf(("full_replay", "incremental", "windowed"))] | None = None
    window: Delay | None = None
    function: String | Raw | None = None


class SideEffects(Node, frozen=True, kw_only=True):
    allowed: Literal | None = None
    effects: tuple[Name, ...] = ()


class Stream(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "stream"

    kind: Annotated[Name, OneOf(("INTENT", "FACT", "OBSERVATION", "DERIVATION"))] | None = None
    description: String | None = None
    schemas: tuple[Schema, ...] = ()
    partition_key: Name | None = None
    ordering_scope: Name | None = None
    t_event: Name | None = None
    t_log: Name | None = None
    t_process: Name | None = None
    idempotency: Idempotency | None = None
    invariants: tuple[String, ...] = ()
    notes: tuple[String, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    derives_from: Derivation | None = None
    side_effects: SideEffects | None = None
    causality_fields: tuple[Name, ...] = ()
    cross_partition: Literal | None = None
