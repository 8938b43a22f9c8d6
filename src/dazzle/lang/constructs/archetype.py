"""Archetypes: fields and invariants that entities take over."""

from collections.abc import Mapping, Sequence

from dazzle.lang.ast import Archetype
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, heading
from dazzle.lang.constructs.entity import INVARIANT
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.lines import Build, Value


def archetype(line: Heading, below: Sequence[Value]) -> Archetype:
    return Archetype(span=line.span, name=line.name, title=line.title, items=tuple(below))


REDUCTIONS: Mapping[str, Build] = {"archetype_line": heading}

ARCHETYPE = Construct(
    word="archetype",
    line=LineRule(
        start="archetype_line",
        kind="archetype",
        name_at=1,
        below=Body(what="an archetype", lines={"invariant": INVARIANT}, other=FIELD),
        needs_below=True,
        finish=archetype,
    ),
)
