"""Lines that end in options of any order, each of which makes a Part: `group "Quay" icon=anchor collapsed:`."""

from collections.abc import Callable

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Node
from dazzle.lang.constructs.finish import Opening, filled
from dazzle.lang.lines import Build, Value


def parted(*slots: str) -> Build:
    """Builds an Opening from what the line holds, in order, and the Parts behind it."""

    def build(span: Span, *values: Value) -> Opening:
        return Opening(span, filled(dict(zip(slots, values, strict=False)), values[len(slots) :]))

    return build


def parted_node(kind: Callable[..., Node], *slots: str) -> Build:
    """Builds a node from what the line holds, in order, and the Parts behind it."""

    def build(span: Span, *values: Value) -> Node:
        return kind(span=span, **filled(dict(zip(slots, values, strict=False)), values[len(slots) :]))

    return build
