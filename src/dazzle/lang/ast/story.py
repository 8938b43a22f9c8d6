"""Stories: what a persona does, and what comes of it."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import EntityName, Mention, OneOf, PersonaName
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Raw

TRIGGERS = (
    "form_submitted",
    "status_changed",
    "timer_elapsed",
    "external_event",
    "user_click",
    "cron_daily",
    "cron_hourly",
)
Said = Annotated[String | Raw, Mention()]  # words for people, which may begin with `Docking.status`


class Unless(Node, frozen=True, kw_only=True):
    """`- "the berth is taken":` and what happens then."""

    condition: Said
    then: Said | None = None


class Story(Named, frozen=True, kw_only=True):
    """`story ST-004 "..."`; older texts say `actor:` for `persona:` and `scope:` for `entities:`."""

    KIND: ClassVar[str] = "story"

    description: String | None = None
    persona: PersonaName | None = None
    trigger: Annotated[Name, OneOf(TRIGGERS)] | None = None
    entities: tuple[EntityName, ...] = ()
    status: Annotated[Name, OneOf(("draft", "accepted", "rejected"))] | None = None
    executed_by: Said | None = None
    narrative_only: Literal | None = None
    given: tuple[Said, ...] = ()
    when: tuple[Said, ...] = ()
    then: tuple[Said, ...] = ()
    unless: tuple[Unless, ...] = ()
