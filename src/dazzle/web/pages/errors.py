"""What went wrong, as a page: the same frame, one sentence, and a way back."""

from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.pages.addresses import HOME
from dazzle.web.pages.parts import Link, Shell
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.site import Site
from dazzle.web.problems import Problem, SchemaMismatch

HEADINGS = {404: "There is nothing here", 500: "Something went wrong", 503: "One moment"}
MESSAGES = {
    404: "This page does not exist, or what it showed was deleted.",
    500: "This is our fault, not yours. Nothing was saved by this request; what happened is in the server's log.",
    503: "The database does not answer right now. Nothing was lost: try again in a moment.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """`details` are further sentences, one for each thing that is wrong."""

    shell: Shell
    heading: str
    message: str
    details: tuple[str, ...]
    back: Link

    template: ClassVar[str] = "error.html"


def error_page(site: Site, request: Request, problem: Problem) -> Response:
    """Where a problem has no better place than a page of its own."""
    shown = ErrorPage(
        shell=site.shell(request, problem.title),
        heading=HEADINGS.get(problem.status, problem.title),
        message=problem.detail if isinstance(problem, SchemaMismatch) else MESSAGES.get(problem.status, problem.detail),
        details=tuple(error.message for error in problem.errors),
        back=Link(title="To the overview", url=HOME),
    )
    response = respond(shown, problem.status)
    response.headers.update(problem.headers)
    return response
