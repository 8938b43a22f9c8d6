"""Entities, and the items that stand in them beside fields."""

from collections.abc import Mapping, Sequence

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Entity, Extends, Name, String, TableName, Virtual, Was
from dazzle.lang.constructs.access import GRANT, RIGHTS, SCOPE, VISIBLE
from dazzle.lang.constructs.auth_identity import AUTH_IDENTITY
from dazzle.lang.constructs.bulk import BULK
from dazzle.lang.constructs.constraint import CHECK, INDEX, INVARIANT, UNIQUE
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, heading
from dazzle.lang.constructs.examples import EXAMPLES
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.constructs.fitness import FITNESS
from dazzle.lang.constructs.graph import GRAPH_EDGE, GRAPH_NODE
from dazzle.lang.constructs.leaves import joined
from dazzle.lang.constructs.lifecycle import LIFECYCLE
from dazzle.lang.constructs.on_transition import ON_TRANSITION
from dazzle.lang.constructs.publish import PUBLISH
from dazzle.lang.constructs.seed import SEED
from dazzle.lang.constructs.states import TRANSITIONS
from dazzle.lang.constructs.temporal import TEMPORAL
from dazzle.lang.constructs.tenant_host import MEMBERSHIP, TENANT_HOST
from dazzle.lang.constructs.trait import TRAITS
from dazzle.lang.lines import Build, Value


def entity(line: Heading, below: Sequence[Value]) -> Entity:
    return Entity(span=line.span, name=line.name, title=line.title, items=tuple(below))


def extends(span: Span, *archetypes: Name) -> Extends:
    return Extends(span=span, archetypes=archetypes)


def was(span: Span, name: Name) -> Was:
    return Was(span=span, name=name)


def table(span: Span, name: Name) -> TableName:
    return TableName(span=span, name=name)


def virtual(span: Span, source: Name | String) -> Virtual:
    return Virtual(span=span, source=source if isinstance(source, Name) else Name(span=source.span, text=source.value))


REDUCTIONS: Mapping[str, Build] = {
    "entity_line": heading,
    "extends": extends,
    "was": was,
    "table": table,
    "virtual": virtual,
    "source": joined,
}

_LINES = {
    "extends": LineRule(start="extends", kind="extends", yields=True),
    "was": LineRule(start="was", kind="was", yields=True),
    "table": LineRule(start="table", kind="table", yields=True),
    "virtual": LineRule(start="virtual", kind="virtual", yields=True),
    **TRAITS,
    "unique": UNIQUE,
    "index": INDEX,
    "invariant": INVARIANT,
    "check": CHECK,
    "transitions": TRANSITIONS,
    "on_transition": ON_TRANSITION,
    "lifecycle": LIFECYCLE,
    "permit": GRANT,
    "forbid": GRANT,
    "scope": SCOPE,
    "visible": VISIBLE,
    "permissions": RIGHTS,
    "access": RIGHTS,
    "temporal": TEMPORAL,
    "tenant_host": TENANT_HOST,
    "membership": MEMBERSHIP,
    "auth_identity": AUTH_IDENTITY,
    "publish": PUBLISH,
    "fitness": FITNESS,
    "examples": EXAMPLES,
    "bulk": BULK,
    "seed": SEED,
    "graph_edge": GRAPH_EDGE,
    "graph_node": GRAPH_NODE,
}

# What is said in several lines is put together.
_REPEATED = frozenset(
    [
        "extends",
        "unique",
        "index",
        "invariant",
        "check",
        "transitions",
        "on_transition",
        "permit",
        "forbid",
        "scope",
        "visible",
        "permissions",
        "access",
        "publish",
        "examples",
    ]
)

BODY = Body(
    what="an entity",
    lines=_LINES,
    other=FIELD,
    once=frozenset(_LINES) - _REPEATED,
    elsewhere={"message": "the invariant it is about, one step deeper"},
)

ENTITY = Construct(
    word="entity",
    line=LineRule(start="entity_line", kind="entity", name_at=1, below=BODY, needs_below=True, finish=entity),
)
