"""The feedback widget."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import FeedbackWidget, Property
from dazzle.lang.constructs.construct import Body, Construct, LineRule
from dazzle.lang.constructs.property import properties
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


class _Switch(NamedTuple):
    span: Span
    enabled: bool


def switch(span: Span, word: Token) -> _Switch:
    return _Switch(span, word.text == "enabled")


def feedback_widget(line: _Switch, below: Sequence[Value]) -> FeedbackWidget:
    properties = tuple(item for item in below if isinstance(item, Property))
    return FeedbackWidget(span=line.span, enabled=line.enabled, properties=properties)


REDUCTIONS: Mapping[str, Build] = {"feedback_widget_line": switch}

_KEYS = properties("position", "shortcut", "categories", "severities", "capture")

FEEDBACK_WIDGET = Construct(
    word="feedback_widget",
    line=LineRule(
        start="feedback_widget_line",
        kind="feedback_widget",
        below=Body(what="a feedback widget", lines=_KEYS, once=frozenset(_KEYS)),
        finish=feedback_widget,
    ),
)
