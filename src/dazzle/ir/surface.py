"""Surfaces, linked."""

from enum import StrEnum

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.ux import SortKey


class Mode(StrEnum):
    LIST = "list"
    VIEW = "view"
    CREATE = "create"
    EDIT = "edit"


class SurfaceField(Struct, frozen=True, kw_only=True):
    """`title` is settled: the surface's, else the field's."""

    name: str
    title: str
    help: str | None = None


class Section(Struct, frozen=True, kw_only=True):
    name: str
    title: str | None
    fields: tuple[SurfaceField, ...]


class Surface(Record, frozen=True, kw_only=True):
    name: str
    title: str
    entity: str
    mode: Mode
    sections: tuple[Section, ...]
    purpose: str | None = None
    sort: tuple[SortKey, ...] = ()
    filter: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    empty: str | None = None
    span: Span | None = None
