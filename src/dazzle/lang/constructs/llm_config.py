"""The configuration of language models."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import LlmConfig, Name, Property
from dazzle.lang.constructs.construct import Body, Construct, LineRule
from dazzle.lang.constructs.property import PROPERTY
from dazzle.lang.lines import Build, Value


@dataclass(frozen=True, slots=True)
class _Group:
    """`logging:` and the lines below it."""

    properties: tuple[Property, ...]


def llm_config_line(span: Span) -> Span:
    return span


def group(line: Property, below: Sequence[Value]) -> Property | _Group:
    """A property, or the properties of a block under dotted keys."""
    inner = tuple(item for item in below if isinstance(item, Property))
    if line.values or not inner:
        return line
    return _Group(tuple(replace(item, key=_dotted(line.key, item.key)) for item in inner))


def llm_config(line: Span, below: Sequence[Value]) -> LlmConfig:
    return LlmConfig(span=line, properties=tuple(_flat(below)))


def _flat(items: Sequence[Value]) -> Iterator[Property]:
    for item in items:
        if isinstance(item, _Group):
            yield from item.properties
        elif isinstance(item, Property):
            yield item


def _dotted(outer: Name, inner: Name) -> Name:
    return replace(inner, text=f"{outer.text}.{inner.text}")


REDUCTIONS: Mapping[str, Build] = {"llm_config_line": llm_config_line}

LLM_CONFIG = Construct(
    word="llm_config",
    line=LineRule(
        start="llm_config_line",
        kind="llm_config",
        below=Body(
            what="`llm_config`",
            other=LineRule(
                start="property_or_block",
                kind="property",
                name_at=0,
                below=Body(what="a block of `llm_config`", other=PROPERTY),
                finish=group,
            ),
        ),
        needs_below=True,
        finish=llm_config,
    ),
)
