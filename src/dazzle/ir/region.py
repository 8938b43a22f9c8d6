"""The regions of a workspace, linked."""

from decimal import Decimal

from msgspec import Struct

from dazzle.ir.display import (
    ActionCard,
    Confirmation,
    Constant,
    Delta,
    Mark,
    Metric,
    Notice,
    OutlierMethod,
    Parameter,
    PipelineStage,
    RegionEntry,
    RowAction,
    Setting,
)
from dazzle.ir.expression import Expression
from dazzle.ir.ux import SortKey


class Bucket(Struct, frozen=True, kw_only=True):
    """What figures are grouped by: a field, by day, week, month, quarter or year where `unit` says so."""

    field: str
    unit: str | None = None


class FilterOf(Struct, frozen=True, kw_only=True):
    """Which rows of an entity, where a region shows several."""

    entity: str
    condition: Expression | None


class Chart(Struct, frozen=True, kw_only=True):
    """What a chart or a list of figures is drawn by; most is for one kind of display alone."""

    rows: str | None = None
    columns: str | None = None
    value: Expression | None = None
    thresholds: tuple[int | Decimal, ...] | Parameter = ()
    delta: Delta | None = None
    reference_lines: tuple[Mark, ...] = ()
    reference_bands: tuple[Mark, ...] = ()
    overlay_series: Setting | None = None
    bins: Constant = None
    show_outliers: bool | None = None
    bullet_label: Constant = None
    bullet_actual: Constant = None
    bullet_target: Constant = None
    track_max: Constant | Parameter = None
    track_format: Constant = None
    rank_by: str | None = None
    descending: bool = False
    outlier_method: OutlierMethod | None = None
    outlier_on: str | None = None
    rag_on: str | None = None
    tone_bands: Setting | None = None


class Card(Struct, frozen=True, kw_only=True):
    """What cards, panels and pipelines are made of; most is for one kind of display alone.

    `primary` and `secondary` are texts in which fields stand in double braces.
    """

    stages: tuple[str, ...] = ()
    complete_at: str | None = None
    steps: tuple[PipelineStage, ...] = ()
    entries: tuple[RegionEntry, ...] = ()
    actions: tuple[ActionCard, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    state_field: str | None = None
    primary_action: Constant = None
    secondary_action: Constant = None
    revoke: Constant = None
    avatar_field: str | None = None
    primary: str | None = None
    secondary: str | None = None
    stats: tuple[Mark, ...] = ()
    facts: tuple[str, ...] = ()
    cohort_strip: Setting | None = None
    day_timeline: Setting | None = None
    task_inbox: Setting | None = None
    entity_card: Setting | None = None


class Region(Struct, frozen=True, kw_only=True):
    """`sources` are entities, surfaces or views; `entity` is the one whose rows the first of them shows.

    Without a `display` its form follows from what it shows; `chart` and `card` are None where no line of theirs is
    written. `limit` is None for as many as fit, `width` 1 to 12 columns, `refresh` in seconds.
    """

    name: str
    title: str
    eyebrow: str | None = None
    notice: Notice | None = None
    sources: tuple[str, ...] = ()
    entity: str | None = None
    display: str | None = None
    filter: Expression | None = None
    filters: tuple[FilterOf, ...] = ()
    sort: tuple[SortKey, ...] = ()
    limit: int | None = None
    group_by: tuple[Bucket, ...] = ()
    date_field: str | None = None
    date_range: bool = False
    metrics: tuple[Metric, ...] = ()
    empty: str | None = None
    when_empty: str | None = None
    action: str | None = None
    row_action: RowAction | None = None
    drill: str | None = None
    chart: Chart | None = None
    card: Card | None = None
    classes: tuple[str, ...] = ()
    width: int | None = None
    render: str | None = None
    refresh: int | Decimal | None = None
