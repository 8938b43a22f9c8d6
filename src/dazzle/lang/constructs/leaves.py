"""Names, texts and numbers."""

import re
from collections.abc import Mapping
from decimal import Decimal

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Exact, Literal, Name, Path, String
from dazzle.lang.lines import Build, Refused
from dazzle.lang.mistakes import number_too_long
from dazzle.lang.outline import Token

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t"}
_LONGEST_NUMBER = 100


def text(token: Token) -> str:
    """What a quoted text says; a closing quote may be missing."""
    raw = token.text
    inner = raw[1:-1] if len(raw) > 1 and raw[-1] == raw[0] else raw[1:]
    if "\r" in inner:
        inner = inner.replace("\r\n", "\n")
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), inner) if "\\" in inner else inner


def value_of(token: Token, span: Span) -> int | Decimal:
    """The number; Refused if it is longer than any column."""
    if len(token.text) > _LONGEST_NUMBER:
        raise Refused(number_too_long.at(span))
    return Decimal(token.text) if "." in token.text else int(token.text)


def constant(token: Token, span: Span) -> int | Exact:
    """The number as a literal has it."""
    found = value_of(token, span)
    return found if isinstance(found, int) else Exact(token.text)


def name(span: Span, token: Token) -> Name:
    return Name(span=span, text=token.text)


def joined(span: Span, *tokens: Token) -> Name:
    """One name of several tokens: `club.core`, `bottom-right`."""
    return Name(span=span, text="".join(token.text for token in tokens))


def as_path(name: Name) -> Path:
    """A single name as the path that it is."""
    return Path(span=name.span, parts=(name,))


def quoted_name(span: Span, token: Token) -> Name:
    return Name(span=span, text=text(token))


def string(span: Span, token: Token) -> String:
    return String(span=span, value=text(token))


def number(span: Span, token: Token) -> Literal:
    return Literal(span=span, value=constant(token, span))


def negative(span: Span, token: Token) -> Literal:
    return Literal(span=span, value=-constant(token, span))


def boolean(span: Span, token: Token) -> Literal:
    return Literal(span=span, value=token.text == "true")


def null(span: Span, token: Token) -> Literal:
    del token
    return Literal(span=span, value=None)


REDUCTIONS: Mapping[str, Build] = {
    "name": name,
    "dotted": joined,
    "word": joined,
    "amount": joined,
    "quoted_name": quoted_name,
    "string": string,
    "number": number,
    "negative": negative,
    "boolean": boolean,
    "null": null,
}
