"""Shared enums."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Enum, EnumValue, String
from dazzle.lang.constructs.construct import Body, Construct, Heading, LineRule, heading, parts
from dazzle.lang.constructs.field import SEMANTIC
from dazzle.lang.lines import Build, Value


def enum(line: Heading, below: Sequence[Value]) -> Enum:
    return Enum(
        span=line.span,
        name=line.name,
        title=line.title,
        values=tuple(item for item in below if isinstance(item, EnumValue)),
        semantic=parts(below).get("semantic"),
    )


def value(span: Span, written: EnumValue, title: String | None) -> EnumValue:
    del span  # the value's place is that of its own word
    return replace(written, title=title)


REDUCTIONS: Mapping[str, Build] = {"enum_line": heading, "enum_value_line": value}

ENUM = Construct(
    word="enum",
    line=LineRule(
        start="enum_line",
        kind="enum",
        name_at=1,
        below=Body(
            what="an enum",
            lines={"semantic": SEMANTIC},
            other=LineRule(start="enum_value_line", kind="enum value", name_at=0),
            once=frozenset({"semantic"}),
        ),
        needs_below=True,
        finish=enum,
    ),
)
