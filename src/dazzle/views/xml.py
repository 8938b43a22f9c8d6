"""XML as text: whatever a text says, what comes out is well-formed."""

import re
from collections.abc import Mapping

# XML 1.0, production 2: the characters that a document can hold.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def text(value: str) -> str:
    """The text as content, and as the value of an attribute."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", value).translate(_ESCAPES)


def element(tag: str, attributes: Mapping[str, object], *content: str) -> str:
    """An element around content that is XML already."""
    written = "".join(f' {name}="{text(str(value))}"' for name, value in attributes.items())
    return f"<{tag}{written}>{''.join(content)}</{tag}>" if content else f"<{tag}{written}/>"
