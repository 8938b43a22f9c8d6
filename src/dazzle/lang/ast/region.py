"""The regions of a workspace: each shows rows or figures in one way."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.display import (
    ActionCard,
    Confirmation,
    Delta,
    Mark,
    Notice,
    OutlierMethod,
    PipelineStage,
    RegionEntry,
    RowAction,
)
from dazzle.lang.ast.expression import Expression, Literal
from dazzle.lang.ast.meaning import (
    Between,
    EntityName,
    FieldPath,
    MeasurePath,
    OneOf,
    Refers,
    RowCondition,
    WholeNumber,
)
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Raw, Setting, Variable

TONES = ("positive", "warning", "destructive", "neutral", "accent")
DISPLAYS = (
    *("list", "grid", "timeline", "map", "detail", "summary", "metrics", "kanban", "queue", "tabbed_list", "heatmap"),
    *("bar_chart", "funnel_chart", "line_chart", "area_chart", "sparkline", "radar", "histogram", "box_plot", "bullet"),
    *("bar_track", "pivot_table", "progress", "progress_bar", "activity_feed", "tree", "diagram", "status_list"),
    *("conversation", "cohort_strip", "comparison", "insight_summary", "carousel", "search_box", "action_grid"),
    *("pipeline_steps", "profile_card", "day_timeline", "task_inbox", "entity_card", "confirm_action_panel"),
    *("accordion", "auto"),
)

SourceName = Annotated[Name, Refers(("entity", "surface", "view"))]
DisplayName = Annotated[Name, OneOf(DISPLAYS, strict=True)]
ToneName = Annotated[Name, OneOf(TONES)]


class Order(Node, frozen=True, kw_only=True):
    """`eta asc` of a region."""

    field: FieldPath
    descending: bool = False


class FilterOf(Node, frozen=True, kw_only=True):
    """`Docking: eta >= today`, where a region shows several entities."""

    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    condition: RowCondition


class Bucket(Node, frozen=True, kw_only=True):
    """`bucket(eta, month)`, `month(eta)`."""

    function: Annotated[Name, OneOf(("bucket", "day", "week", "month", "quarter", "year"))]
    field: FieldPath
    unit: Annotated[Name, OneOf(("day", "week", "month", "quarter", "year"))] | None = None


class Metric(Node, frozen=True, kw_only=True):
    """`free: count(Berth where state = free)`."""

    KIND: ClassVar[str] = "metric"

    name: Name
    value: Expression


class Tone(Node, frozen=True, kw_only=True):
    """`free: positive`."""

    metric: MeasurePath
    tone: ToneName


class Region(Node, frozen=True, kw_only=True):
    """What a region shows, how, and what it says about itself. `date_range` is true when it is written.

    `stages` are the values of a progress, `steps` those of a pipeline. The lines that end in `_config`, tone bands and
    overlaid series are kept as they are written.
    """

    KIND: ClassVar[str] = "region"
    DISTINCT: ClassVar[bool] = True
    SUBJECT: ClassVar[str] = "source"

    name: Name
    source: tuple[SourceName, ...] = ()
    display: DisplayName | None = None
    filter: RowCondition | None = None
    filter_map: tuple[FilterOf, ...] = ()
    sort: tuple[Order, ...] = ()
    limit: WholeNumber | None = None
    empty: String | None = None
    action: Annotated[Name, Refers(("surface", "workspace", "experience"))] | None = None
    group_by: tuple[FieldPath | Bucket, ...] = ()
    aggregate: tuple[Metric, ...] = ()
    tones: tuple[Tone, ...] = ()
    date_field: FieldPath | None = None
    date_range: Literal | None = None
    rows: FieldPath | None = None
    columns: FieldPath | None = None
    value: Expression | Raw | None = None
    thresholds: tuple[Literal | Variable, ...] = ()
    stages: tuple[Name, ...] = ()
    complete_at: Name | None = None
    steps: tuple[PipelineStage, ...] = ()
    entries: tuple[RegionEntry, ...] = ()
    actions: tuple[ActionCard, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    state_field: FieldPath | None = None
    primary_action: Name | String | Literal | None = None
    secondary_action: Name | String | Literal | None = None
    revoke: Name | String | Literal | None = None
    row_action: RowAction | None = None
    drill: Annotated[Name, OneOf(("detail", "none"))] | None = None
    delta: Delta | None = None
    reference_lines: tuple[Mark, ...] = ()
    reference_bands: tuple[Mark, ...] = ()
    overlay_series: Setting | None = None
    bins: Name | String | Literal | None = None
    show_outliers: Literal | None = None
    bullet_label: MeasurePath | Literal | None = None
    bullet_actual: MeasurePath | Literal | None = None
    bullet_target: MeasurePath | Literal | None = None
    track_max: MeasurePath | Literal | Variable | None = None
    track_format: Name | String | Literal | None = None
    rank_by: MeasurePath | None = None
    order: Annotated[Name, OneOf(("asc", "desc"))] | None = None
    outlier_method: OutlierMethod | None = None
    outlier_on: MeasurePath | None = None
    rag_on: MeasurePath | None = None
    tone_bands: Setting | None = None
    avatar_field: FieldPath | None = None
    primary: FieldPath | String | None = None
    secondary: FieldPath | String | None = None
    stats: tuple[Mark, ...] = ()
    facts: tuple[String, ...] = ()
    cohort_strip_config: Setting | None = None
    day_timeline_config: Setting | None = None
    task_inbox_config: Setting | None = None
    entity_card_config: Setting | None = None
    title: String | None = None
    eyebrow: String | None = None
    notice: String | Notice | None = None
    class_: tuple[Name | String | Literal, ...] = ()
    width: Annotated[Literal, Between(1, 12, whole=True)] | None = None
    render: Name | None = None
    refresh: Annotated[Delay, Between(5)] | None = None
    when_empty: Annotated[Name, OneOf(("message", "collapse", "suppress"))] | None = None
