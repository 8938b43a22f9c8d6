"""A page's context to HTML, with the headers every page is sent with."""

from dataclasses import fields
from typing import Any, ClassVar, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dazzle.web.pages.parts import Shell

ENVIRONMENT = Environment(
    loader=PackageLoader("dazzle.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

# `same-origin` and not `no-referrer`: under the latter browsers send `Origin: null` with our own forms.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
}


class Context(Protocol):
    """A frozen dataclass whose fields are what the template named by `template` may see."""

    template: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def shell(self) -> Shell: ...


def render(context: Context) -> str:
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return ENVIRONMENT.get_template(context.template).render(values)


def respond(context: Context, status: int = 200) -> HTMLResponse:
    return HTMLResponse(render(context), status, headers=HEADERS)
