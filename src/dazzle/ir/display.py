"""What the displays of a region are made of beside rows, linked."""

from decimal import Decimal

from msgspec import Struct

from dazzle.ir.expression import Duration, Expression

Constant = str | int | Decimal | bool | None


class Parameter(Struct, frozen=True, kw_only=True):
    """A value that is set outside the text; `source` is param, config or env."""

    source: str
    key: str


class Setting(Struct, frozen=True, kw_only=True):
    """A line whose key and value are free, with those below it; the value is the text as written."""

    key: str | None = None
    value: str | None = None
    below: tuple["Setting", ...] = ()


class Metric(Struct, frozen=True, kw_only=True):
    """A figure; it may speak of those before it."""

    name: str
    value: Expression | None
    tone: str | None = None


class PipelineStage(Struct, frozen=True, kw_only=True):
    label: str
    caption: str | None = None
    value: Expression | None = None
    progress: Expression | None = None


class RegionEntry(Struct, frozen=True, kw_only=True):
    title: str
    caption: str | None = None
    icon: str | None = None
    state: str | None = None


class ActionCard(Struct, frozen=True, kw_only=True):
    label: str
    icon: str | None = None
    count: Expression | None = None
    action: str | None = None
    tone: str | None = None


class Confirmation(Struct, frozen=True, kw_only=True):
    title: str
    caption: str | None = None
    required: bool = False


class Bound(Struct, frozen=True, kw_only=True):
    """What an action is told of `name`: a field of the row, or a constant where `field` is None."""

    name: str
    field: str | None = None
    value: Constant = None


class RowAction(Struct, frozen=True, kw_only=True):
    label: str | None = None
    action: str | None = None
    bind: tuple[Bound, ...] = ()
    visible_when: Expression | None = None
    confirm: Setting | None = None


class Delta(Struct, frozen=True, kw_only=True):
    """What a figure is compared with: itself, so long ago."""

    period: Duration | None = None
    sentiment: str | None = None
    field: str | None = None


class Mark(Struct, frozen=True, kw_only=True):
    """A line or a band on a chart, or a figure of a profile."""

    label: str | None = None
    value: Expression | None = None
    lower: Expression | None = None
    upper: Expression | None = None
    tone: str | None = None
    style: str | None = None


class OutlierMethod(Struct, frozen=True, kw_only=True):
    """`limit` belongs to sigma, `low` and `high` to threshold."""

    method: str
    limit: int | Decimal | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None


class Notice(Struct, frozen=True, kw_only=True):
    title: str | None = None
    body: str | None = None
    tone: str | None = None
