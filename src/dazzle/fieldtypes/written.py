"""Words and texts as the language writes them."""

import re

_NAME = re.compile(r"[^\W\d]\w*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def word(text: str) -> str:
    """The text as a name where it is one, else in quotes."""
    # Both, as the scanner asks: `¼` may stand in a word for the one and begins none for the other.
    return text if _NAME.fullmatch(text) and text.isidentifier() else quoted(text)


def quoted(text: str) -> str:
    """The text in quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
