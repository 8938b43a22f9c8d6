"""The feedback widget."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.finish import Opening
from dazzle.lang.constructs.line import VALUE, WORD, WORDS, body, declaration
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def switch(span: Span, word: Token) -> Opening:
    return Opening(span, {"enabled": word.text == "enabled"})


REDUCTIONS: Mapping[str, Build] = {"feedback_widget_line": switch}

FEEDBACK_WIDGET = declaration(
    ast.FeedbackWidget,
    body(
        "a feedback widget",
        {"position": WORD, "shortcut": VALUE, "categories": WORDS, "severities": WORDS, "capture": WORDS},
    ),
    start="feedback_widget_line",
    needs_below=False,
    served=True,
)
