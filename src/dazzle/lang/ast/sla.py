"""Service levels."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, PersonaName, Zone
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Change, Delay, Variable


class SlaTier(Node, frozen=True, kw_only=True):
    """`warning: 6 hours`, `breach: param("sla.breach") hours`."""

    name: Name
    limit: Delay | Variable
    unit: Name | None = None


class BusinessHours(Node, frozen=True, kw_only=True):
    schedule: String | Variable | None = None
    timezone: Annotated[String, Zone()] | Variable | None = None


class OnBreach(Node, frozen=True, kw_only=True):
    """Whom to tell, and what to set: `set: flagged = true`."""

    notify: PersonaName | None = None
    set: tuple[Change, ...] = ()


class Sla(Named, frozen=True, kw_only=True):
    """How long something may take, from one change of a row to another."""

    KIND: ClassVar[str] = "sla"
    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName | None = None
    starts_when: Change | None = None
    pauses_when: Change | None = None
    completes_when: Change | None = None
    tiers: tuple[SlaTier, ...] = ()
    business_hours: BusinessHours | None = None
    on_breach: OnBreach | None = None
