"""Workspaces, linked."""

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.expression import Expression
from dazzle.ir.nav import NavGroup
from dazzle.ir.region import Region
from dazzle.ir.ux import Gate, Variant


class ContextSelector(Struct, frozen=True, kw_only=True):
    """What the whole workspace is narrowed down to: a row of `entity`, by the field `scope_field` of what is shown."""

    entity: str
    display_field: str | None = None
    scope_field: str | None = None
    filter: Expression | None = None


class PrimaryAction(Struct, frozen=True, kw_only=True):
    """A button that leads to a surface or to a workspace; the other is None."""

    title: str
    surface: str | None = None
    workspace: str | None = None


class Workspace(Record, frozen=True, kw_only=True):
    """A dashboard. `access` is None where the application decides, `nav` where the sidebar follows from the rest."""

    name: str
    title: str
    purpose: str | None = None
    stage: str | None = None
    access: Gate | None = None
    live: bool = False
    nav: str | None = None
    nav_groups: tuple[NavGroup, ...] = ()
    context_selector: ContextSelector | None = None
    primary_actions: tuple[PrimaryAction, ...] = ()
    variants: tuple[Variant, ...] = ()
    regions: tuple[Region, ...] = ()
    span: Span | None = None
