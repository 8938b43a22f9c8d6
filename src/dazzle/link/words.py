"""Texts that say something which can be looked up: cron lines, time zones, words that begin with a name."""

import re

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.timezone import is_zone, zones
from dazzle.lang import ast
from dazzle.lang.ast.meaning import CronLine, Mention, PartOf, Zone
from dazzle.lang.walk import nodes
from dazzle.link.checks import bad_cron, bad_setting, unknown_field, unknown_name, unknown_timezone
from dazzle.link.cron import mistake_in
from dazzle.link.place import Place
from dazzle.link.scope import KINDS

TARGETS = ("surface", "workspace", "entity", "experience")  # what a path is expected to lead to
_DOTTED = re.compile(r"([^\W\d]\w*)\.([^\W\d]\w*)")


def look_up_words(place: Place, node: ast.Node, value: ast.Node, meaning: object) -> None:
    """Looks up what stands in an attribute of `node`, where the note beside that speaks of words."""
    match meaning, value:
        case CronLine(), ast.String():
            _cron(place, value)
        case Zone(), ast.String():
            _zone(place, value)
        case Mention(), ast.String() | ast.Raw():
            _mention(place, value)
        case Mention(strict=strict), ast.Path():
            _path(place, value, strict=strict)
        case PartOf(), ast.Name():
            _part(place, node, value, meaning)
        case _:
            pass


def _cron(place: Place, text: ast.String) -> None:
    mistake = mistake_in(text.value)
    if mistake is not None:
        place.report(bad_cron.at(text.span, text.value, mistake), strict=True)


def _zone(place: Place, text: ast.String) -> None:
    if not is_zone(text.value):
        place.report(unknown_timezone.at(text.span, text.value, zones()))


def _mention(place: Place, node: ast.String | ast.Raw) -> None:
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
        if not _may_have(place, first, second):
            place.report(unknown_field.at(name, first, own))
    elif first in KINDS and place.scope.lacks(name, (first,)):
        place.report(unknown_name.at(name, (first,), place.scope.places(first)))


def _may_have(place: Place, entity: str, name: str) -> bool:
    """True when the entity has a field of that name, or a reference `owner_id` that is called `owner`, or may have."""
    own = place.fields[entity]
    return name in own or f"{name}_id" in own or place.scope.may_have(entity, name)


def _path(place: Place, path: ast.Path, *, strict: bool) -> None:
    """`surface.docking_new`, `Docking.eta`: a kind and a name of that kind, or an entity and one of its fields."""
    if len(path.parts) == 1:
        return
    first, second = path.parts[:2]
    own = place.fields.get(first.text)
    if first.text in KINDS:
        if place.scope.lacks(second, (first.text,)):
            place.report(unknown_name.at(second, (first.text,), place.scope.places(first.text)), strict=strict)
    elif own is None:
        if first.text not in place.scope.broken:
            place.report(bad_setting.at(first.span, "target", first.text, TARGETS))
    elif not _may_have(place, first.text, second.text):
        place.report(unknown_field.at(second, first.text, own))


def _part(place: Place, node: ast.Node, name: ast.Name, meaning: PartOf) -> None:
    """A name that another declaration has inside; nothing is said where that is not there, or not whole."""
    owner = getattr(node, meaning.attribute)
    declared = place.scope.named(meaning.attribute).get(owner.text) if isinstance(owner, ast.Name) else None
    if declared is None or not isinstance(declared.node, ast.Named) or declared.node.lost:
        return
    parts = (part for part in nodes(declared.node) if getattr(part, "KIND", None) in meaning.kinds)
    known = [found.text for part in parts if isinstance(found := getattr(part, "name", None), ast.Name)]
    if name.text not in known:
        place.report(unknown_name.inside(name, meaning.kinds[0], known), strict=meaning.strict)
