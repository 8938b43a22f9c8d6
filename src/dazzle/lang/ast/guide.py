"""Guides: what a newcomer is shown, step by step."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import Inside, OneOf
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Raw


class GuideCompletion(Node, frozen=True, kw_only=True):
    """`complete_on: event docking.made`: what ends a step, and of what."""

    how: Annotated[Name, OneOf(("click", "dismiss", "event", "field_filled"))]
    what: Name | None = None


class GuideStep(Node, frozen=True, kw_only=True):
    """`step add:`; `target` is `surface.docking_new` or a part of it."""

    KIND: ClassVar[str] = "step"

    name: Name
    title: String | None = None
    kind: Annotated[Name, OneOf(("popover", "spotlight", "inline_card", "empty_state", "banner"))] | None = None
    target: Name | None = None
    body: String | None = None
    placement: Name | None = None
    cta_label: String | None = None
    cta_target: Name | None = None
    complete_on: GuideCompletion | None = None
    audience_when: Raw | None = None


class GuideEnd(Node, frozen=True, kw_only=True):
    """`on_complete:`."""

    redirect: Name | None = None
    emit: Name | None = None


class Guide(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "guide"

    audience: Raw | None = None
    steps: tuple[GuideStep, ...] = ()
    step_order: tuple[Annotated[Name, Inside("step")], ...] = ()
    on_complete: GuideEnd | None = None
