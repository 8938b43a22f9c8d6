"""What must be true of an entity's rows, and how they are found."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Check, Expression, Index, IndexPart, Invariant, Name, String, Unique
from dazzle.lang.constructs.construct import Body, LineRule, Part, parts
from dazzle.lang.constructs.states import MESSAGE
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


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
    "unique": unique,
    "index": index,
    "index_using_first": index_using_first,
    "index_part": index_part,
    "invariant": invariant,
    "code": code,
    "check": check,
}

UNIQUE = LineRule(start="unique", kind="unique")

INDEX = LineRule(start="index", kind="index")

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

CHECK = LineRule(start="check", kind="check")
