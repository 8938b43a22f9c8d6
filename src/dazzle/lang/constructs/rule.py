"""Rules."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import DESCRIPTION, NAME, NAMES, TEXT, WORDS_OR_TEXT, body, declaration

RULE = declaration(
    ast.Rule,
    body(
        "a rule",
        {
            **DESCRIPTION,
            "description": TEXT,
            "kind": NAME,
            "origin": NAME,
            "invariant": WORDS_OR_TEXT,
            "scope": NAMES,
            "status": NAME,
        },
    ),
)
