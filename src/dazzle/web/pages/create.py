"""A new row: an empty form, and what becomes of it."""

from starlette.requests import Request
from starlette.responses import Response

from dazzle.ir.surface import Mode
from dazzle.web.pages import flash, records
from dazzle.web.pages.addresses import HOME, Place
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.form import (
    LEGEND,
    REFUSALS,
    Filled,
    Form,
    FormPage,
    form,
    initial,
    parsed,
    refused,
    sections,
    summary,
    texts_of,
)
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.sent import sent
from dazzle.web.pages.site import Site
from dazzle.web.route import Route


def routes(site: Site, place: Place) -> tuple[Route, ...]:
    if not place.created:
        return ()

    async def ask(request: Request) -> Response:
        wanted = form(place, Mode.CREATE)
        texts = {f.name: request.query_params.get(f.name) or initial(f) for f in wanted.asked}
        return respond(await page(site, request, wanted, Filled(texts=texts)))

    async def save(request: Request) -> Response:
        wanted = form(place, Mode.CREATE)
        texts = texts_of(wanted, await sent(request))
        values, wrong = parsed(wanted, texts)
        if wrong:
            return respond(await page(site, request, wanted, Filled(texts=texts, wrong=wrong)), 422)
        try:
            item = await records.add(site, place, values)
        except REFUSALS as problem:
            return respond(
                await page(site, request, wanted, Filled(texts=texts, wrong=refused(problem))), problem.status
            )
        message = f"{place.entity.title} “{item.title}” was created."
        return flash.redirect(place.view(item.key) if place.viewed else HOME, message)

    return (
        Route(method="GET", path=place.create, handler=endpoint(site, ask)),
        Route(method="POST", path=place.create, handler=endpoint(site, save)),
    )


async def page(site: Site, request: Request, form: Form, filled: Filled) -> FormPage:
    surface = form.place.surfaces[Mode.CREATE]
    built = await sections(site, form, filled)
    return FormPage(
        shell=site.shell(request, surface.title, form.place),
        trail=site.trail(form.place),
        heading=surface.title,
        purpose=surface.purpose,
        problems=summary(form, built, filled),
        action=form.place.create,
        hidden=(),
        legend=LEGEND if any(form.required(field) for field in form.fields) else None,
        sections=built,
        submit="Create",
        cancel=form.place.list if form.place.listed else HOME,
    )
