"""Stories."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.finish import Opening
from dazzle.lang.constructs.line import (
    BOOLEAN,
    DESCRIPTION,
    NAME,
    NAMES,
    TEXT,
    WORDS_OR_TEXT,
    WORDS_OR_TEXT_ITEM,
    body,
    declaration,
    items,
    part_of,
)
from dazzle.lang.constructs.value import words_or_text
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def unless_item(span: Span, *tokens: Token) -> Opening:
    """The words before the colon that ends the line."""
    said = tokens[:-1] if tokens[-1].text == ":" and len(tokens) > 1 else tokens
    place = Span(span.file, said[0].start, said[-1].end)
    return Opening(span, {"condition": words_or_text(place, *said)})


REDUCTIONS: Mapping[str, Build] = {"unless_item": unless_item}

_UNLESS = part_of(ast.Unless, body("an exception", {"then": WORDS_OR_TEXT}, needs=("then",)), start="unless_item")

STORY = declaration(
    ast.Story,
    body(
        "a story",
        {
            **DESCRIPTION,
            "description": TEXT,
            "persona": NAME,
            "trigger": NAME,
            "entities": NAMES,
            "status": NAME,
            "executed_by": WORDS_OR_TEXT,
            "narrative_only": BOOLEAN,
            **{word: items(word, f"`{word}`", WORDS_OR_TEXT_ITEM) for word in ("given", "when", "then")},
            "unless": items("unless", "`unless`", _UNLESS),
        },
        needs=("persona", "trigger"),
        aliases={"actor": "persona", "scope": "entities"},
    ),
)
