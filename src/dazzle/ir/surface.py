"""Surfaces, linked."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.display import Constant, Metric, PipelineStage, RegionEntry
from dazzle.ir.expression import Expression
from dazzle.ir.ux import Attention, BulkAction, Empty, Gate, SortKey, Variant


class Mode(StrEnum):
    LIST = "list"
    VIEW = "view"
    CREATE = "create"
    EDIT = "edit"


class Format(Struct, frozen=True, kw_only=True):
    """`currency:EUR` has an argument, `date` has none."""

    name: str
    argument: Constant = None


class FieldOption(Struct, frozen=True, kw_only=True):
    """What is said of a field beside the words of the language."""

    name: str
    value: Constant


class SurfaceField(Struct, frozen=True, kw_only=True):
    """`title` is settled: the surface's, else the field's. It is there when `visible` holds; None is always."""

    name: str
    title: str
    help: str | None = None
    widget: Constant = None
    source: Constant = None
    format: Format | None = None
    visible: Expression | None = None
    when: Expression | None = None
    options: tuple[FieldOption, ...] = ()


class SubtypeCase(Struct, frozen=True, kw_only=True):
    """For rows of this subtype, the fields of that surface."""

    subtype: str
    surface: str | None = None


class Section(Struct, frozen=True, kw_only=True):
    name: str
    title: str | None
    fields: tuple[SurfaceField, ...]
    visible: Expression | None = None
    note: str | None = None
    layout: str | None = None
    subtypes: tuple[SubtypeCase, ...] = ()


class ActionOutcome(Struct, frozen=True, kw_only=True):
    """Where an action leads: one of surface, experience (and its step), integration (and its action), address."""

    surface: str | None = None
    experience: str | None = None
    step: str | None = None
    integration: str | None = None
    action: str | None = None
    address: str | None = None


class OnEvent(Struct, frozen=True, kw_only=True):
    event: str
    outcome: ActionOutcome


class SurfaceAction(Struct, frozen=True, kw_only=True):
    name: str
    title: str
    events: tuple[OnEvent, ...]


class RelatedRows(Struct, frozen=True, kw_only=True):
    """The rows of an entity that refer to the one shown, by this field."""

    entity: str
    via: str


class Related(Struct, frozen=True, kw_only=True):
    name: str
    title: str
    display: str = "table"
    rows: tuple[RelatedRows, ...] = ()
    columns: tuple[str, ...] = ()
    limit: int | None = None


class Companion(Struct, frozen=True, kw_only=True):
    """What stands beside the page; `section` is the one below which it does."""

    name: str
    title: str
    position: str = "bottom"
    section: str | None = None
    eyebrow: str | None = None
    display: str | None = None
    sources: tuple[str, ...] = ()
    entity: str | None = None
    filter: Expression | None = None
    limit: int | None = None
    metrics: tuple[Metric, ...] = ()
    entries: tuple[RegionEntry, ...] = ()
    stages: tuple[str, ...] = ()
    steps: tuple[PipelineStage, ...] = ()


class Hop(Struct, frozen=True, kw_only=True):
    """A click opens the row that the field refers to, if it refers to one."""

    via: str
    entity: str | None = None


class Surface(Record, frozen=True, kw_only=True):
    """A page over an entity.

    `empty` is what a list without a row says, `texts` what is said for each reason. `access` is None where the
    application decides. Of `open`, the first that leads somewhere counts; `refresh` is in seconds.
    """

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
    priority: str | None = None
    access: Gate | None = None
    view: str | None = None
    searches: tuple[str, ...] = ()
    actions: tuple[SurfaceAction, ...] = ()
    variants: tuple[Variant, ...] = ()
    related: tuple[Related, ...] = ()
    companions: tuple[Companion, ...] = ()
    layout: str | None = None
    display: str | None = None
    render: str | None = None
    refresh: int | Decimal | None = None
    peek: str | None = None
    show_history: bool = False
    open: tuple[Hop, ...] = ()
    emits: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    search_first: bool = False
    texts: Empty | None = None
    attention: tuple[Attention, ...] = ()
    bulk_actions: tuple[BulkAction, ...] = ()
    measure: str | None = None
    span: Span | None = None
