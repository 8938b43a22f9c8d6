"""What every page's handler is wrapped in: only our own forms, problems as pages, a message that is read once."""

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.origin import same_origin
from dazzle.web.pages.errors import error_page
from dazzle.web.pages.flash import COOKIE, forget
from dazzle.web.pages.site import Site
from dazzle.web.problems import CrossOrigin, Problem
from dazzle.web.route import Handler


def endpoint(site: Site, handler: Handler) -> Handler:
    async def answer(request: Request) -> Response:
        try:
            if request.method == "POST" and not same_origin(request):
                raise CrossOrigin("This form was not sent from a page of this application, so nothing was changed.")
            response = await handler(request)
        except Problem as problem:
            response = error_page(site, request, problem)
        if request.method == "GET" and COOKIE in request.cookies:
            forget(response)
        return response

    return answer
