"""Atomic flows: rows of several entities that are written together or not at all."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression, Literal, Path
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf
from dazzle.lang.ast.node import Name, Node, String


class AtomicPermit(Node, frozen=True, kw_only=True):
    """`execute: role(clerk)` below `permit:`."""

    execute: Expression | None = None


class AtomicValue(Node, frozen=True, kw_only=True):
    """`kite: input.kite`, `rental: above.Rental.id`, `status: booked`."""

    field: FieldPath
    value: Path | Literal


class AtomicStep(Node, frozen=True, kw_only=True):
    """`create Rental:`, `update Kite(input.kite):`."""

    SUBJECT: ClassVar[str] = "entity"

    operation: Annotated[Name, OneOf(("create", "update"))]
    entity: EntityName
    row: Path | None = None
    values: tuple[AtomicValue, ...] = ()


class Atomic(Named, frozen=True, kw_only=True):
    """`invariant: sum(Entry.amount where batch = input.batch) == 0` must hold when all is written."""

    KIND: ClassVar[str] = "atomic"

    intent: String | None = None
    permit: AtomicPermit | None = None
    on_failure: Annotated[Name, OneOf(("rollback_all",))] | None = None
    audit: Annotated[Name, OneOf(("strict", "async"))] | None = None
    inputs: tuple[Field, ...] = ()
    steps: tuple[AtomicStep, ...] = ()
    invariants: tuple[Expression, ...] = ()
