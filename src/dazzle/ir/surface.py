"""Surfaces and personas, linked."""

from dataclasses import dataclass, field
from enum import StrEnum

from dazzle.diagnostics.span import Span


class Mode(StrEnum):
    LIST = "list"
    VIEW = "view"
    CREATE = "create"
    EDIT = "edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceField:
    """`title` is settled: the surface's, else the field's."""

    name: str
    title: str
    help: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    name: str
    title: str | None
    fields: tuple[SurfaceField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortKey:
    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
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
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """`role` is the RBAC role's name, settled: the declared one, else the persona's name."""

    name: str
    title: str
    role: str
    description: str | None = None
    span: Span | None = field(default=None, compare=False, repr=False)
