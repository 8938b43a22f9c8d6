"""Values that lines of many constructs have."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Change, Delay, Gate, Literal, Name, Path, Raw, String, Variable
from dazzle.lang.constructs.leaves import string, value_of
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def delay(span: Span, token: Token, unit: Token | None = None) -> Delay:
    digits = token.text.rstrip("mindhwy") if token.kind == "DURATION" else token.text
    amount = value_of(Token(token.kind, digits, token.start), span)
    if token.kind == "DURATION":
        unit = Token("NAME", token.text[len(digits) :], token.start + len(digits))
    return Delay(span=span, amount=amount, unit=None if unit is None else _name(span, unit))


def variable(span: Span, kind: Token, key: Value) -> Variable:
    return Variable(span=span, kind=_name(span, kind), key=key)


def raw(span: Span, *tokens: Token) -> Raw:
    """The tokens, with a blank where there were any between two."""
    text, end = "", span.start
    for token in tokens:
        text += token.text if token.start == end else f" {token.text}"
        end = token.end
    return Raw(span=span, text=text)


def words_or_text(span: Span, *tokens: Token) -> String | Raw:
    """The text, where one in quotes is all there is; else what stands there, as it stands."""
    if len(tokens) == 1 and tokens[0].kind == "STRING":
        return string(span, tokens[0])
    return raw(span, *tokens)


def change(span: Span, field: Path, value: Path | Literal) -> Change:
    """A word alone is a value; a path leads to one."""
    if isinstance(value, Path) and len(value.parts) == 1:
        return Change(span=span, field=field, value=value.parts[0])
    return Change(span=span, field=field, value=value)


def gate(span: Span, who: Name, *personas: Name | None) -> Gate:
    return Gate(span=span, who=who, personas=tuple(persona for persona in personas if persona is not None))


def _name(span: Span, token: Token) -> Name:
    return Name(span=Span(span.file, token.start, token.end), text=token.text)


REDUCTIONS: Mapping[str, Build] = {
    "delay": delay,
    "variable": variable,
    "change": change,
    "raw": raw,
    "words_or_text": words_or_text,
    "gate": gate,
}
