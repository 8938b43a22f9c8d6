"""A row moves to another state: the button on its page, and the form for what the move requires."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dazzle.ir.entity import Transition
from dazzle.ir.surface import Mode, Section, SurfaceField
from dazzle.web.pages import flash, records, view
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.form import (
    LEGEND,
    REFUSALS,
    Filled,
    Form,
    FormPage,
    parsed,
    refused,
    sections,
    summary,
    texts_of,
)
from dazzle.web.pages.parts import Link
from dazzle.web.pages.records import Item
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.sent import sent
from dazzle.web.pages.site import Site
from dazzle.web.problems import TransitionRefused
from dazzle.web.route import Route

TARGET = "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A move of a row that is about to be made."""

    place: Place
    item: Item
    move: Transition

    @property
    def form(self) -> Form:
        """What the move requires and the row does not have; without sections when nothing is missing."""
        missing = view.missing(self.move, self.item)
        fields = tuple(SurfaceField(name=name, title=self.place.entity.field(name).title) for name in missing)
        sections = (Section(name="required", title=None, fields=fields),) if fields else ()
        return Form(
            place=self.place, mode=Mode.EDIT, sections=sections, state=self.item.state, demanded=frozenset(missing)
        )

    @property
    def title(self) -> str:
        """What the state is called that the row moves to."""
        assert self.place.entity.states is not None
        field = self.place.entity.field(self.place.entity.states.field)
        return dict(field.type.widget().options)[self.move.target]


def routes(site: Site, place: Place) -> tuple[Route, ...]:
    if place.entity.states is None or not place.moved:
        return ()

    async def ask(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        step = find(site, place, item, request.query_params.get(TARGET, ""))
        return respond(await page(site, request, step, Filled(texts={})))

    async def make(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        fields = await sent(request)
        try:
            step = find(site, place, item, fields.get(TARGET, ""))
            return await moved(site, request, step, texts_of(step.form, fields))
        except REFUSALS as problem:
            return respond(await view.page(site, place, item, request, problem.detail), problem.status)

    path = f"{place.view_pattern}/transition"
    return (
        Route(method="GET", path=path, handler=endpoint(site, ask)),
        Route(method="POST", path=path, handler=endpoint(site, make)),
    )


async def moved(site: Site, request: Request, step: Step, texts: Mapping[str, str]) -> Response:
    """The answer to a move with these texts. Raises what the service refuses when there is no form to show it in."""
    values, wrong = parsed(step.form, texts)
    if wrong:
        return respond(await page(site, request, step, Filled(texts=texts, wrong=wrong)), 422)
    try:
        record = await site.service(step.place).transition(step.item.record.key, step.move.target, values)
    except REFUSALS as problem:
        if not step.form.sections:
            raise
        shown = await page(site, request, step, Filled(texts=texts, wrong=refused(problem)))
        return respond(shown, problem.status)
    title = Item.of(step.place, record).title
    return flash.redirect(step.place.view(step.item.key), f"“{title}” is now {step.title.lower()}.")


def find(site: Site, place: Place, item: Item, target: str) -> Step:
    """The row's move to that state. Raises TransitionRefused when there is none."""
    for move in site.service(place).moves(item.record):
        if move.target == target:
            return Step(place=place, item=item, move=move)
    raise TransitionRefused(f"“{item.title}” cannot move to that state any more.")


async def page(site: Site, request: Request, step: Step, filled: Filled) -> FormPage:
    wanted, place, item = step.form, step.place, step.item
    built = await sections(site, wanted, filled)
    return FormPage(
        shell=site.shell(request, f"{step.title}: {item.title}", place),
        trail=(*site.trail(place), Link(title=item.title, url=place.view(item.key))),
        heading=f"Move to {step.title}",
        purpose=None,
        problems=summary(wanted, built, filled),
        action=place.transition(item.key),
        hidden=((TARGET, step.move.target),),
        legend=LEGEND if wanted.sections else None,
        sections=built,
        submit=f"Move to {step.title}",
        cancel=place.view(item.key),
    )
