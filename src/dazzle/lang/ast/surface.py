"""Surfaces: pages over an entity."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.display import PipelineStage, RegionEntry
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import (
    Between,
    EntityName,
    FieldPath,
    Inside,
    OneOf,
    PartOf,
    Refers,
    RowCondition,
    ShownName,
    SurfaceName,
    WholeNumber,
)
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.region import DisplayName, Metric, SourceName
from dazzle.lang.ast.ux import Ux, Variant
from dazzle.lang.ast.value import Delay, Gate, Option


class Format(Node, frozen=True, kw_only=True):
    """`currency:EUR`, `date`."""

    name: Name
    argument: Name | String | Literal | None = None


class SurfaceField(Node, frozen=True, kw_only=True):
    """`field draught_m "Draught" widget=slider help: "In metres"`; `options` are those that are no word of ours."""

    name: ShownName
    title: String | None = None
    help: String | None = None
    widget: Name | String | Literal | None = None
    source: Name | String | Literal | None = None
    format: Format | None = None
    visible: RowCondition | None = None
    when: RowCondition | None = None
    options: tuple[Option, ...] = ()


class SubtypeCase(Node, frozen=True, kw_only=True):
    """`when kind = tanker: include surface tanker_view`."""

    subtype: Name
    surface: SurfaceName | None = None


class Section(Node, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "section"

    name: Name
    title: String | None = None
    visible: RowCondition | None = None
    note: String | None = None
    layout: Annotated[Name, OneOf(("strip", "grid"))] | None = None
    fields: tuple[SurfaceField, ...] = ()
    subtype_panel: tuple[SubtypeCase, ...] = ()


class ActionOutcome(Node, frozen=True, kw_only=True):
    """Where an action leads: `surface docking_view`, `experience book_berth step pick`, `"https://a.test" external`.

    `step` belongs to an experience, `action` to an integration.
    """

    surface: Annotated[Name, Refers(("surface",), strict=True)] | None = None
    experience: Annotated[Name, Refers(("experience",), strict=True)] | None = None
    step: Annotated[Name, PartOf("experience", ("step",), strict=True)] | None = None
    integration: Annotated[Name, Refers(("integration",), strict=True)] | None = None
    action: Annotated[Name, PartOf("integration", ("action", "mapping"), strict=True)] | None = None
    address: String | None = None


class OnEvent(Node, frozen=True, kw_only=True):
    """`on click -> surface berth_new`."""

    event: Annotated[Name, OneOf(("submit", "click", "auto"), called="on")]
    outcome: ActionOutcome


class SurfaceAction(Node, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "action"

    name: Name
    title: String | None = None
    events: tuple[OnEvent, ...] = ()


class Related(Node, frozen=True, kw_only=True):
    """Rows that refer to the one that is shown. `limit` is also written `page_size`."""

    SUBJECT: ClassVar[str] = "show"

    name: Name
    title: String | None = None
    display: (
        Annotated[Name, OneOf(("table", "status_cards", "file_list", "queue", "conversation"), strict=True)] | None
    ) = None
    show: tuple[Annotated[Name, Refers(("entity",), strict=True)], ...] = ()
    columns: tuple[FieldPath, ...] = ()
    limit: WholeNumber | None = None


class Companion(Node, frozen=True, kw_only=True):
    """What stands beside the page: `companion tide "Tide" position=below_section[main]:`.

    `heading` is the line `title:`, `section` what stands in the position's brackets.
    """

    SUBJECT: ClassVar[str] = "source"

    name: Name
    title: String | None = None
    position: Annotated[Name, OneOf(("top", "bottom", "below_section"))] | None = None
    section: Annotated[Name, Inside("section")] | None = None
    eyebrow: String | None = None
    heading: String | None = None
    display: DisplayName | None = None
    source: tuple[SourceName, ...] = ()
    filter: RowCondition | None = None
    limit: WholeNumber | None = None
    aggregate: tuple[Metric, ...] = ()
    entries: tuple[RegionEntry, ...] = ()
    stages: tuple[Name, ...] = ()
    steps: tuple[PipelineStage, ...] = ()


class Hop(Node, frozen=True, kw_only=True):
    """`Vessel via vessel`: a click opens the row that the field refers to. The field may be named alone."""

    via: FieldPath
    entity: EntityName | None = None


class Surface(Named, frozen=True, kw_only=True):
    """`entity` is what `uses entity X` names, `search` the line of the surface itself."""

    KIND: ClassVar[str] = "surface"
    SUBJECT: ClassVar[str] = "entity"

    entity: Annotated[Name, Refers(("entity",), strict=True)] | None = None
    mode: Name | None = None
    priority: Annotated[Name, OneOf(("critical", "high", "medium", "low"))] | None = None
    access: Gate | None = None
    source: Annotated[Name, Refers(("view",), strict=True)] | None = None
    search: tuple[Name, ...] = ()
    sections: tuple[Section, ...] = ()
    actions: tuple[SurfaceAction, ...] = ()
    ux: Ux | None = None
    variants: tuple[Variant, ...] = ()
    related: tuple[Related, ...] = ()
    companions: tuple[Companion, ...] = ()
    layout: Annotated[Name, OneOf(("wizard", "single_page"))] | None = None
    display: Annotated[Name, OneOf(("pdf_viewer",))] | None = None
    render: Name | None = None
    refresh: Annotated[Delay, Between(5)] | None = None
    peek: Annotated[Name, OneOf(("expand", "slide_over", "off"))] | None = None
    show_history: Literal | None = None
    open: tuple[Hop, ...] = ()
    emits: tuple[Annotated[Name, Refers(("event", "message", "stream"))], ...] = ()
