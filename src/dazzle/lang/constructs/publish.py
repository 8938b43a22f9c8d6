"""`publish Event when ...` of an entity."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Name, Publish
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def publish(span: Span, event: Name, when: Name | None, changed: Token | None) -> Publish:
    if changed is not None:
        return Publish(span=span, event=event, changed=when)
    return Publish(span=span, event=event, when=when)


REDUCTIONS: Mapping[str, Build] = {"publish": publish}

PUBLISH = LineRule(start="publish", kind="item")
