"""A row in a form, and what becomes of the changes."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from dazzle.ir.surface import Mode
from dazzle.web.pages import flash, records
from dazzle.web.pages.addresses import HOME, Place
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.form import (
    LEGEND,
    REFUSALS,
    VERSION,
    Filled,
    Form,
    FormPage,
    Wrong,
    form,
    held,
    parsed,
    refused,
    sections,
    summary,
    texts_of,
)
from dazzle.web.pages.groups import owner
from dazzle.web.pages.parts import Link
from dazzle.web.pages.records import Item
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.sent import sent
from dazzle.web.pages.site import Site
from dazzle.web.problems import Stale
from dazzle.web.route import Route

CHANGED_MEANWHILE = "Somebody changed this row after you opened it. Saving again replaces what is marked below."


def routes(site: Site, place: Place) -> tuple[Route, ...]:
    if not place.edited:
        return ()

    async def ask(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        wanted = form_of(site, place, item)
        return respond(await page(site, request, wanted, item, Filled(texts=held(wanted, item.record.values))))

    async def save(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        fields = await sent(request)
        wanted = form_of(site, place, item)
        texts, before = texts_of(wanted, fields), held(wanted, item.record.values)
        # What was left as it is, is not written: its text may say less than its value (a datetime's microseconds).
        touched = {owner(name) for name, text in texts.items() if text != before[name]}
        values, wrong = parsed(wanted, {name: text for name, text in texts.items() if owner(name) in touched})
        if wrong:
            return respond(await page(site, request, wanted, item, Filled(texts=texts, wrong=wrong)), 422)
        try:
            changed = await records.change(site, place, item, values, fields.get(VERSION))
        except REFUSALS as problem:
            wrong = overtaken(texts, before) if isinstance(problem, Stale) else refused(problem)
            return respond(await page(site, request, wanted, item, Filled(texts=texts, wrong=wrong)), problem.status)
        return flash.redirect(after(place, item), f"{place.entity.title} “{changed.title}” was saved.")

    path = f"{place.view_pattern}/edit"
    return (
        Route(method="GET", path=path, handler=endpoint(site, ask)),
        Route(method="POST", path=path, handler=endpoint(site, save)),
    )


def form_of(site: Site, place: Place, item: Item) -> Form:
    moves = () if item.state is None else site.service(place).moves(item.record)
    return form(place, Mode.EDIT, state=item.state, moves=tuple(move.target for move in moves))


def overtaken(texts: Mapping[str, str], now: Mapping[str, str]) -> list[Wrong]:
    """What is said when somebody else was faster: which of the fields differ from what the row holds by now."""
    differing = (name for name, text in texts.items() if text != now[name])
    marked = (Wrong(field=n, message=f"It now holds “{now[n]}”." if now[n] else "It is now empty.") for n in differing)
    return [Wrong(field=None, message=CHANGED_MEANWHILE), *marked]


def after(place: Place, item: Item) -> str:
    return place.view(item.key) if place.viewed else HOME


async def page(site: Site, request: Request, form: Form, item: Item, filled: Filled) -> FormPage:
    surface, place = form.place.surfaces[Mode.EDIT], form.place
    built = await sections(site, form, filled)
    return FormPage(
        shell=site.shell(request, f"{surface.title}: {item.title}", place),
        trail=(*site.trail(place), *((Link(title=item.title, url=place.view(item.key)),) if place.viewed else ())),
        heading=surface.title,
        purpose=surface.purpose,
        problems=summary(form, built, filled),
        action=place.edit(item.key),
        hidden=((VERSION, item.record.version),),
        legend=LEGEND if any(form.required(field) for field in form.fields) else None,
        sections=built,
        submit="Save",
        cancel=after(place, item),
    )
