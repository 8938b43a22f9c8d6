"""What the displays of a region are made of beside rows: cards, steps, marks on a chart."""

from typing import Annotated

from dazzle.lang.ast.expression import Expression, Literal
from dazzle.lang.ast.meaning import MeasurePath, OneOf, Period, Refers, RowCondition
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Entry, Raw, Setting


class PipelineStage(Node, frozen=True, kw_only=True):
    """`- label: "Asked"` of a pipeline."""

    label: String
    caption: String | None = None
    value: Expression | Raw | None = None
    progress: Expression | Raw | None = None


class RegionEntry(Node, frozen=True, kw_only=True):
    """`- title: "Crane"` of a status list or an accordion; `caption` is also written `body`."""

    title: String
    caption: String | None = None
    icon: Name | None = None
    state: Name | None = None


class ActionCard(Node, frozen=True, kw_only=True):
    """`- label: "Book a berth"` of an action grid."""

    label: String
    icon: Name | None = None
    count_aggregate: Expression | Raw | None = None
    action: Annotated[Name, Refers(("surface", "workspace", "experience"))] | None = None
    tone: Name | None = None


class Confirmation(Node, frozen=True, kw_only=True):
    """`- title: "The crane is free"` of a panel that asks before it acts."""

    title: String
    caption: String | None = None
    required: Literal | None = None


class RowAction(Node, frozen=True, kw_only=True):
    """A button in each row."""

    label: String | None = None
    action_id: Name | None = None
    bind: tuple[Entry, ...] = ()
    visible_when: RowCondition | None = None
    confirm: Setting | None = None


class Delta(Node, frozen=True, kw_only=True):
    """How much it changed since the period before."""

    period: Annotated[Delay, Period()] | None = None
    sentiment: Name | None = None
    field: MeasurePath | None = None


class Mark(Node, frozen=True, kw_only=True):
    """`- label: "Target", value: 95`: a line or a band on a chart, or a figure of a profile."""

    label: String | None = None
    value: Expression | None = None
    from_: Expression | None = None
    to: Expression | None = None
    tone: Name | None = None
    style: Name | None = None


class OutlierMethod(Node, frozen=True, kw_only=True):
    """`iqr`, `sigma:2`, `threshold:low=1,high=9`, `none`."""

    method: Annotated[Name, OneOf(("iqr", "sigma", "threshold", "none"))]
    limit: Literal | None = None
    low: Literal | None = None
    high: Literal | None = None


class Notice(Node, frozen=True, kw_only=True):
    title: String | None = None
    body: String | None = None
    tone: Name | None = None
