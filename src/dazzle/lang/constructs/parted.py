"""Lines that end in options of any order, each of which makes a Part: `group "Quay" icon=anchor collapsed:`."""

from collections.abc import Callable, Sequence

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Node
from dazzle.lang.constructs.construct import Part
from dazzle.lang.constructs.finish import Opening, filled
from dazzle.lang.lines import Build, Refused, Value
from dazzle.lang.mistakes import repeated_line


def parted(*slots: str) -> Build:
    """Builds an Opening from what the line holds, in order, and the Parts behind it."""

    def build(span: Span, *values: Value) -> Opening:
        options = tuple(value for value in values[len(slots) :] if isinstance(value, Part))
        return Opening(span, _filled(slots, values), options)

    return build


def parted_node(kind: Callable[..., Node], *slots: str) -> Build:
    """Builds a node from what the line holds, in order, and the Parts behind it."""

    def build(span: Span, *values: Value) -> Node:
        return kind(span=span, **_filled(slots, values))

    return build


def _filled(slots: Sequence[str], values: Sequence[Value]) -> dict[str, Value]:
    """What the line holds, by slot; Refused if it says something twice."""
    given, behind = values[: len(slots)], values[len(slots) :]
    first: dict[str, Span] = {}
    for item in behind:
        if isinstance(item, Part) and not item.many:
            if item.key in first:
                raise Refused(repeated_line.on_line(_place(item.value), item.key, first[item.key]))
            first[item.key] = _place(item.value)
    return filled(dict(zip(slots, given, strict=False)), behind)


def _place(value: Value) -> Span:
    place: Span = (value[0] if isinstance(value, tuple) else value).span
    return place
