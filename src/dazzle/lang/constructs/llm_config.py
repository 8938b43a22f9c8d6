"""The configuration of language models."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import LlmConfig, Name, Property
from dazzle.lang.constructs.construct import Body, Construct, LineRule
from dazzle.lang.constructs.property import PROPERTY, properties
from dazzle.lang.lines import Build, Value


class _Group(Struct, frozen=True):
    """`logging:` and the lines below it."""

    properties: tuple[Property, ...]


def llm_config_line(span: Span) -> Span:
    return span


def group(line: Property, below: Sequence[Value]) -> _Group:
    """The properties of a block under dotted keys."""
    inner = tuple(item for item in below if isinstance(item, Property))
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


def _block(below: Body) -> LineRule:
    return LineRule(start="block", kind="property", name_at=0, below=below, needs_below=True, finish=group)


_LOGGING = properties("log_prompts", "log_completions", "redact_pii")
_OF_MODELS = Body(what="a limit", other=PROPERTY)  # its keys are names of models

_KEYS = {
    **properties("default_model", "default_provider", "budget_alert_usd", "artifact_store"),
    "logging": _block(Body(what="`logging`", lines=_LOGGING, once=frozenset(_LOGGING))),
    "rate_limits": _block(_OF_MODELS),
    "concurrency": _block(_OF_MODELS),
}

LLM_CONFIG = Construct(
    word="llm_config",
    line=LineRule(
        start="llm_config_line",
        kind="llm_config",
        below=Body(
            what="`llm_config`",
            lines=_KEYS,
            not_served=frozenset({"fallback_mode"}),
            once=frozenset(_KEYS),
        ),
        needs_below=True,
        finish=llm_config,
    ),
)
