"""Questions."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import DESCRIPTION, NAME, TEXT, WORDS, WORDS_OR_TEXT, body, declaration

QUESTION = declaration(
    ast.Question,
    body(
        "a question",
        {
            **DESCRIPTION,
            "description": TEXT,
            "blocks": WORDS,
            "raised_by": NAME,
            "status": NAME,
            "resolution": WORDS_OR_TEXT,
        },
    ),
)
