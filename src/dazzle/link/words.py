"""Texts that say something which can be looked up: cron lines, time zones, words that begin with a name."""

import re

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.timezone import zones
from dazzle.lang import ast
from dazzle.link.checks import bad_cron, unknown_field, unknown_name, unknown_timezone
from dazzle.link.cron import mistake_in
from dazzle.link.place import Place
from dazzle.link.scope import KINDS

_DOTTED = re.compile(r"([^\W\d]\w*)\.([^\W\d]\w*)")


def look_up_cron(place: Place, text: ast.String) -> None:
    mistake = mistake_in(text.value)
    if mistake is not None:
        place.report(bad_cron.at(text.span, text.value, mistake), strict=True)


def look_up_zone(place: Place, text: ast.String) -> None:
    if text.value not in zones():
        place.report(unknown_timezone.at(text.span, text.value, zones()))


def look_up_mention(place: Place, node: ast.String | ast.Raw) -> None:
    """Words that begin with an entity and one of its fields, or with a kind and a name of that kind."""
    text, indent = (node.value, 1) if isinstance(node, ast.String) else (node.text, 0)
    found = _DOTTED.match(text)
    if found is None:
        return
    first, second = found.groups()
    start = node.span.start + indent + found.start(2)
    name = ast.Name(span=Span(node.span.file, start, start + len(second)), text=second)
    own = place.fields.get(first)
    if own is not None:
        if second not in own and f"{second}_id" not in own and not place.scope.may_have(first, second):
            place.report(unknown_field.at(name, first, own))
    elif first in KINDS and place.scope.lacks(name, (first,)):
        place.report(unknown_name.at(name, (first,), place.scope.places(first)))
