"""What something waits for."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.expression import Literal, Path
from dazzle.lang.ast.meaning import CronLine, EntityName, FieldPath, OneOf, Refers, StateField, StateName, ValueOf
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay


class RowEvent(Node, frozen=True, kw_only=True):
    """`entity Docking created`."""

    entity: EntityName
    event: Annotated[Name, OneOf(("created", "updated", "deleted"))]


class RowChange(Node, frozen=True, kw_only=True):
    """`entity Docking status -> cleared`, `entity Docking.eta changed` (no value)."""

    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    field: FieldPath
    value: Annotated[Name | Literal, ValueOf("field")] | None = None


class ServiceEvent(Node, frozen=True, kw_only=True):
    """`service weather succeeded`."""

    service: Annotated[Name, Refers(("service",))]
    event: Annotated[Name, OneOf(("called", "succeeded", "failed"))]


class Every(Node, frozen=True, kw_only=True):
    """`every 5 minutes`."""

    interval: Delay


class Cron(Node, frozen=True, kw_only=True):
    """`cron "0 3 * * *"`."""

    expression: Annotated[String, CronLine()]


class StatusChange(Node, frozen=True, kw_only=True):
    """`entity Docking status requested -> approved`; without `source`, from whatever state."""

    SUBJECT: ClassVar[str] = "entity"
    STATES: ClassVar[str] = "field"

    entity: EntityName
    field: Annotated[Path, StateField()]
    target: StateName
    source: StateName | None = None


class ByHand(Node, frozen=True, kw_only=True):
    """`manual`."""


class Signalled(Node, frozen=True, kw_only=True):
    """`signal tide-turned`."""

    signal: Name


class Completion(Node, frozen=True, kw_only=True):
    """`process clear_vessel completed`."""

    process: Annotated[Name, Refers(("process",))]


Trigger = RowEvent | RowChange | ServiceEvent | Every | Cron
