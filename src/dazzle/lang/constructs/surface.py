"""Surfaces."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Broken, Expression, Name, Property, Section, String, Surface, SurfaceField
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, Part, heading, parts
from dazzle.lang.constructs.property import PROPERTY
from dazzle.lang.constructs.ux import UX
from dazzle.lang.lines import Build, Value


def surface(line: Heading, below: Sequence[Value]) -> Surface | Broken:
    """The surface; broken as a whole if it cannot be said any more what it shows and how."""
    if any(isinstance(item, Broken) and item.kind in {"uses", "mode"} for item in below):
        return Broken(span=line.span, kind="surface", name=line.name)
    said = parts(below)
    return Surface(
        span=line.span,
        name=line.name,
        title=line.title,
        entity=said.get("uses"),
        mode=said.get("mode"),
        sections=tuple(item for item in below if isinstance(item, Section)),
        access=said.get("access"),
        ux=said.get("ux"),
        properties=_properties(below),
    )


def uses(span: Span, entity: Name) -> Part:
    del span
    return Part("uses", entity)


def mode(span: Span, word: Name) -> Part:
    del span
    return Part("mode", word)


def access(span: Span, condition: Expression) -> Part:
    del span
    return Part("access", condition)


def section(line: Heading, below: Sequence[Value]) -> Section:
    return Section(
        span=line.span,
        name=line.name,
        title=line.title,
        fields=tuple(item for item in below if isinstance(item, SurfaceField)),
        properties=_properties(below),
    )


def field(span: Span, name: Name, title: String | None, *properties: Property) -> SurfaceField:
    return SurfaceField(span=span, name=name, title=title, properties=properties)


def field_with_properties(line: SurfaceField, below: Sequence[Value]) -> SurfaceField:
    return replace(line, properties=(*line.properties, *_properties(below)))


def unserved_properties(line: SurfaceField) -> tuple[Name, ...]:
    """Of what may stand on the field's own line, pages know `help:` alone."""
    return tuple(item.key for item in line.properties if item.key.text != "help")


def _properties(below: Sequence[Value]) -> tuple[Property, ...]:
    return tuple(item for item in below if isinstance(item, Property))


REDUCTIONS: Mapping[str, Build] = {
    "surface_line": heading,
    "surface_uses": uses,
    "surface_mode": mode,
    "surface_access": access,
    "section_line": heading,
    "surface_field": field,
}

_FIELD = LineRule(
    start="surface_field",
    kind="field",
    name_at=1,
    below=Body(
        what="a field of a section",
        lines={"help": PROPERTY},
        not_served=frozenset({"format", "source", "visible", "when", "widget"}),
        once=frozenset({"help"}),
    ),
    finish=field_with_properties,
    unserved=unserved_properties,
)

_SECTION = LineRule(
    start="section_line",
    kind="section",
    name_at=1,
    below=Body(
        what="a section",
        lines={"field": _FIELD},
        not_served=frozenset({"layout", "note", "subtype_panel", "visible"}),
    ),
    needs_below=True,
    finish=section,
)

SURFACE = Construct(
    word="surface",
    line=LineRule(
        start="surface_line",
        kind="surface",
        name_at=1,
        below=Body(
            what="a surface",
            lines={
                "uses": LineRule(start="surface_uses", kind="uses"),
                "mode": LineRule(start="surface_mode", kind="mode"),
                "access": LineRule(start="surface_access", kind="access"),
                "section": _SECTION,
                "ux": UX,
            },
            not_served=frozenset(
                {
                    "action",
                    "as",
                    "companion",
                    "display",
                    "emits",
                    "for",
                    "layout",
                    "open",
                    "peek",
                    "priority",
                    "refresh",
                    "related",
                    "render",
                    "search",
                    "show_history",
                    "source",
                }
            ),
            once=frozenset({"uses", "mode", "access", "ux"}),
            elsewhere={"field": "a `section`, one step deeper"},
        ),
        needs_below=True,
        finish=surface,
    ),
)
