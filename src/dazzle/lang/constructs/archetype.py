"""Archetypes: fields and invariants that entities take over."""

from collections.abc import Mapping, Sequence

from dazzle.lang.ast import Archetype
from dazzle.lang.constructs.constraint import INVARIANT
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, heading
from dazzle.lang.constructs.entity import BODY
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.lines import Build, Value


def archetype(line: Heading, below: Sequence[Value]) -> Archetype:
    return Archetype(span=line.span, name=line.name, title=line.title, items=tuple(below))


_LINES = {"invariant": INVARIANT}
_OF_ENTITIES = dict.fromkeys((word for word in BODY.lines if word not in _LINES), "the entities that extend it")

REDUCTIONS: Mapping[str, Build] = {"archetype_line": heading}

ARCHETYPE = Construct(
    word="archetype",
    line=LineRule(
        start="archetype_line",
        kind="archetype",
        name_at=1,
        below=Body(what="an archetype", lines=_LINES, other=FIELD, elsewhere={**BODY.elsewhere, **_OF_ENTITIES}),
        needs_below=True,
        finish=archetype,
    ),
)
