"""module, use and app."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import App, Name, Property, Use
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, heading
from dazzle.lang.constructs.property import UNSERVED_PROPERTY, properties, unserved_properties
from dazzle.lang.lines import Build, Value


class ModuleLine(NamedTuple):
    """`module club.core`: what the file is called."""

    span: Span
    name: Name


def module_line(span: Span, name: Name) -> ModuleLine:
    return ModuleLine(span, name)


def use(span: Span, module: Name, alias: Name | None) -> Use:
    return Use(span=span, module=module, alias=alias)


def app(line: Heading, below: Sequence[Value]) -> App:
    properties = tuple(item for item in below if isinstance(item, Property))
    return App(span=line.span, name=line.name, title=line.title, properties=properties)


REDUCTIONS: Mapping[str, Build] = {"module_line": module_line, "use_line": use, "app_line": heading}

MODULE = Construct(word="module", line=LineRule(start="module_line", kind="module", name_at=1))

USE = Construct(word="use", line=LineRule(start="use_line", kind="use", name_at=1))

_SETTINGS = {
    **properties("description", "multi_tenant", "security_profile"),
    **unserved_properties("audit_trail", "theme"),
}

APP = Construct(
    word="app",
    line=LineRule(
        start="app_line",
        kind="app",
        name_at=1,
        # Any other key switches a feature of the project's own invention.
        below=Body(what="an app", lines=_SETTINGS, other=UNSERVED_PROPERTY, once=frozenset(_SETTINGS), wary=True),
        finish=app,
    ),
)
