"""Entities, and the items that stand in them beside fields."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import (
    Check,
    Entity,
    Expression,
    Extends,
    Index,
    IndexPart,
    Invariant,
    Name,
    String,
    TableName,
    Unique,
    Virtual,
    Was,
)
from dazzle.lang.constructs.access import GRANT, SCOPE
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, Part, heading, parts
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.constructs.leaves import joined
from dazzle.lang.constructs.property import key_alone
from dazzle.lang.constructs.states import MESSAGE, TRANSITIONS
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


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


def unique(span: Span, *fields: Name) -> Unique:
    return Unique(span=span, fields=fields)


def index(span: Span, *rest: Value) -> Index:
    """The parts, then what follows `where` and `using`."""
    *columns, where, using = rest
    return Index(span=span, parts=tuple(columns), where=where, using=using)


def index_using_first(span: Span, *rest: Value) -> Index:
    *columns, using, where = rest
    return Index(span=span, parts=tuple(columns), where=where, using=using)


def index_part(span: Span, field: Name, direction: Token | None) -> IndexPart:
    return IndexPart(span=span, field=field, descending=direction is not None and direction.text == "desc")


def invariant(span: Span, expression: Expression) -> Invariant:
    return Invariant(span=span, expression=expression)


def invariant_with_message(line: Invariant, below: Sequence[Value]) -> Invariant:
    said = parts(below)
    return replace(line, message=said.get("message"), code=said.get("code"))


def code(span: Span, name: Name) -> Part:
    del span
    return Part("code", name)


def check(span: Span, name: String, expression: Expression) -> Check:
    return Check(span=span, name=name, expression=expression)


REDUCTIONS: Mapping[str, Build] = {
    "entity_line": heading,
    "extends": extends,
    "was": was,
    "table": table,
    "virtual": virtual,
    "source": joined,
    "intent_key": joined,
    "attribute_key": joined,
    "unique": unique,
    "index": index,
    "index_using_first": index_using_first,
    "index_part": index_part,
    "invariant": invariant,
    "code": code,
    "check": check,
}

INVARIANT = LineRule(
    start="invariant",
    kind="invariant",
    below=Body(
        what="an invariant",
        lines={"message": MESSAGE, "code": LineRule(start="code", kind="code")},
        once=frozenset({"message", "code"}),
    ),
    finish=invariant_with_message,
    yields=True,
)

_WORDS = LineRule(start="attribute", kind="property")
_CHOICE = LineRule(start="attribute", kind="property", yields=True)

BODY = Body(
    what="an entity",
    lines={
        "extends": LineRule(start="extends", kind="extends", yields=True),
        "was": LineRule(start="was", kind="was", yields=True),
        "table": LineRule(start="table", kind="table", yields=True),
        "virtual": LineRule(start="virtual", kind="virtual", yields=True),
        "intent": LineRule(start="intent", kind="property"),
        "archetype": _CHOICE,
        "display_field": _WORDS,
        "domain": _WORDS,
        "expose": LineRule(start="attribute", kind="property", yields=True, unserved=key_alone),
        "managed_by": _CHOICE,
        "patterns": _WORDS,
        "subtype_of": _CHOICE,
        "unique": LineRule(start="unique", kind="unique"),
        "index": LineRule(start="index", kind="index"),
        "invariant": INVARIANT,
        "check": LineRule(start="check", kind="check"),
        "transitions": TRANSITIONS,
        "permit": GRANT,
        "forbid": GRANT,
        "scope": SCOPE,
    },
    other=FIELD,
    not_served=frozenset(
        {
            "access",
            "audit",
            "auth_identity",
            "bulk",
            "examples",
            "fitness",
            "graph_edge",
            "graph_node",
            "lifecycle",
            "membership",
            "on_transition",
            "permissions",
            "publish",
            "seed",
            "signable",
            "signing_template",
            "signing_validator",
            "soft_delete",
            "temporal",
            "tenant_host",
            "visible",
        }
    ),
    once=frozenset(
        {
            "table",
            "virtual",
            "was",
            "intent",
            "display_field",
            "domain",
            "archetype",
            "managed_by",
            "expose",
            "subtype_of",
        }
    ),
    elsewhere={"message": "the invariant it is about, one step deeper"},
)

ENTITY = Construct(
    word="entity",
    line=LineRule(start="entity_line", kind="entity", name_at=1, below=BODY, needs_below=True, finish=entity),
)
