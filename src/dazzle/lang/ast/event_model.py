"""The event model: topics, and the events on them."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration, Offered
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.meaning import EntityName, Refers
from dazzle.lang.ast.node import Name, String
from dazzle.lang.ast.value import Delay


class Topic(Offered, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "topic"

    retention: Delay | None = None
    partition_key: Name | None = None


class Event(Offered, frozen=True, kw_only=True):
    """`event VesselCleared:`; what it carries are the fields of an entity, or fields of its own."""

    KIND: ClassVar[str] = "event"

    topic: Annotated[Name, Refers(("topic",))] | None = None
    payload: EntityName | None = None
    version: String | None = None
    fields: tuple[Field, ...] = ()


class EventModel(Declaration, frozen=True, kw_only=True):
    """Its topics and events are known in the whole project."""

    KIND: ClassVar[str] = "event_model"
    OFFERS: ClassVar[tuple[str, ...]] = ("topics", "events")

    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
