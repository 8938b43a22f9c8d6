"""Personas."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.lang.ast import Literal, Name, Persona, Property, String
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, heading
from dazzle.lang.constructs.property import properties, unserved_properties
from dazzle.lang.lines import Build, Value


def persona(line: Heading, below: Sequence[Value]) -> Persona:
    properties = tuple(item for item in below if isinstance(item, Property))
    return Persona(span=line.span, name=line.name, title=line.title, properties=properties)


def goals(line: Property, below: Sequence[Value]) -> Property:
    """`goals:` with a value, or with a list of `- "..."` lines below it."""
    return replace(line, values=(*line.values, *(item for item in below if isinstance(item, Name | String | Literal))))


REDUCTIONS: Mapping[str, Build] = {"persona_line": heading}

_GOAL = LineRule(start="list_item", kind="goal")

_GOALS = LineRule(
    start="property_or_block",
    kind="property",
    below=Body(what="`goals`", lines={"-": _GOAL}),
    finish=goals,
)

_KEYS = {
    "goals": _GOALS,
    **properties("description", "proficiency", "role"),
    **unserved_properties("backed_by", "default_route", "default_workspace", "interactive", "link_via"),
}

PERSONA = Construct(
    word="persona",
    line=LineRule(
        start="persona_line",
        kind="persona",
        name_at=1,
        below=Body(
            what="a persona",
            lines=_KEYS,
            not_served=frozenset({"capabilities", "proficiency_level", "session_style", "uses"}),
            once=frozenset(_KEYS),
        ),
        needs_below=True,
        finish=persona,
    ),
)
