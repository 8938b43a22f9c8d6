"""Guides: what is pointed out to somebody who is there for the first time."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Path
from dazzle.lang.ast.meaning import Inside, Mention, OneOf, PersonaName
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Raw


class Audience(Node, frozen=True, kw_only=True):
    """`persona = clerk or persona = pilot`, `persona in [clerk, pilot]`."""

    personas: tuple[PersonaName, ...]


class GuideCompletion(Node, frozen=True, kw_only=True):
    """`click`, `event docking.created`, `field_filled docking_new.eta`."""

    when: Annotated[Name, OneOf(("click", "dismiss", "event", "field_filled"), called="complete_on")]
    subject: Path | None = None


class GuideStep(Node, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "step"
    DISTINCT: ClassVar[bool] = True

    name: Name
    kind: Annotated[Name, OneOf(("popover", "spotlight", "inline_card", "empty_state", "banner"))] | None = None
    target: Annotated[Path, Mention(strict=True)] | None = None
    title: String | None = None
    body: String | None = None
    placement: Name | None = None
    cta_label: String | None = None
    cta_target: Annotated[Path, Mention()] | None = None
    complete_on: GuideCompletion | None = None
    audience_when: Raw | None = None


class GuideEnd(Node, frozen=True, kw_only=True):
    """What follows the last step."""

    redirect: Annotated[Path, Mention()] | None = None
    emit: Raw | None = None


class Guide(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "guide"

    audience: Audience | Raw | None = None
    steps: tuple[GuideStep, ...] = ()
    step_order: tuple[Annotated[Name, Inside("step")], ...] = ()
    on_complete: GuideEnd | None = None
