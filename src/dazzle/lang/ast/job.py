"""Jobs: what runs in the background."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import CronLine, EntityName, OneOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.trigger import RowChange
from dazzle.lang.ast.value import Delay, Raw, Variable


class JobTrigger(Node, frozen=True, kw_only=True):
    """`on_create Docking`, `on_update Docking when status = closed`."""

    event: Annotated[Name, OneOf(("on_create", "on_update", "on_delete"))]
    entity: EntityName
    when: String | Raw | None = None


class Job(Named, frozen=True, kw_only=True):
    """`run` names the script; `dead_letter` the entity that keeps what failed for good."""

    KIND: ClassVar[str] = "job"

    triggers: tuple[JobTrigger | RowChange, ...] = ()
    schedule: Annotated[String, CronLine()] | Variable | None = None
    run: Name | String | None = None
    retry: WholeNumber | None = None
    retry_backoff: Annotated[Name, OneOf(("none", "linear", "exponential"))] | None = None
    dead_letter: EntityName | None = None
    timeout: Delay | None = None
