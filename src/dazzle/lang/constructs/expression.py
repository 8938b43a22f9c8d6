"""Expressions."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import (
    Binary,
    Call,
    Case,
    Cast,
    Conditional,
    Duration,
    Expression,
    In,
    Listing,
    Literal,
    Name,
    Path,
    Unary,
)
from dazzle.lang.constructs.leaves import constant, text, value_of
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token

_OPERATORS = {"==": "=", "is": "=", "or": "or", "and": "and"}
_UNITS = {"minute": "min", "hour": "h", "day": "d", "week": "w", "month": "m", "year": "y"}
_CONSTANTS = {"true": True, "false": False, "null": None, "None": None}


def literal(span: Span, token: Token) -> Literal:
    if token.kind == "STRING":
        return Literal(span=span, value=text(token))
    if token.kind == "NUMBER":
        return Literal(span=span, value=constant(token, span))
    return Literal(span=span, value=_CONSTANTS[token.text])


def binary(span: Span, left: Expression, sign: Token, right: Expression) -> Binary:
    word = sign.text.lower()
    return Binary(span=span, operator=_OPERATORS.get(word, word), left=left, right=right)


def is_not(span: Span, left: Expression, *rest: Token | Expression) -> Binary:
    right = rest[-1]
    assert not isinstance(right, Token)
    return Binary(span=span, operator="!=", left=left, right=right)


def unary(span: Span, sign: Token, operand: Expression) -> Unary | Literal:
    word = sign.text.lower()
    if word == "-" and isinstance(operand, Literal) and not isinstance(operand.value, str | bool | None):
        return Literal(span=span, value=-operand.value)
    return Unary(span=span, operator=word, operand=operand)


def among(span: Span, operand: Expression, *rest: Token | Expression) -> In:
    """What the operand is among comes last, after the word `in`, before which a `not` may stand."""
    within, negated = rest[-1], len(rest) == 3
    assert not isinstance(within, Token)
    if isinstance(within, Listing):
        return In(span=span, operand=operand, options=within.items, negated=negated)
    return In(span=span, operand=operand, within=within, negated=negated)


def listing(span: Span, *items: Expression | None) -> Listing:
    return Listing(span=span, items=tuple(item for item in items if item is not None))


def duration(span: Span, token: Token) -> Duration:
    digits = token.text.rstrip("mindhwy")
    amount = value_of(Token(token.kind, digits, token.start), span)
    return Duration(span=span, amount=int(amount), unit=token.text[len(digits) :])


def duration_in_words(span: Span, number: Token, unit: Token) -> Duration:
    return Duration(span=span, amount=int(value_of(number, span)), unit=_UNITS[unit.text.removesuffix("s")])


def path(span: Span, *parts: Name) -> Path:
    return Path(span=span, parts=parts)


def branched_path(span: Span, first: Name, branch: Name, *rest: Name) -> Path:
    return Path(span=span, parts=(first, *rest), branch=branch)


def call(span: Span, function: Name, *arguments: Expression | None) -> Call:
    given = tuple(argument for argument in arguments if argument is not None)
    return Call(span=span, function=function, arguments=given)


def call_where(span: Span, function: Name, *rest: Expression | Token) -> Call:
    """The word `where` comes before the condition, which is last."""
    *arguments, condition = (part for part in rest if not isinstance(part, Token))
    return Call(span=span, function=function, arguments=tuple(arguments), where=condition)


def conditional(span: Span, *parts: Token | Expression) -> Conditional:
    """A condition and a value for each `if` and `elif`, then the value of the `else`."""
    *pairs, otherwise = (part for part in parts if not isinstance(part, Token))
    cases = tuple(
        Case(span=Span(span.file, condition.span.start, value.span.end), condition=condition, value=value)
        for condition, value in zip(pairs[::2], pairs[1::2], strict=True)
    )
    return Conditional(span=span, cases=cases, otherwise=otherwise)


def cast(span: Span, operand: Expression, sign: Token, type_: tuple[Name, tuple[Literal, ...]]) -> Cast:
    del sign
    name, arguments = type_
    return Cast(span=span, operand=operand, type=name, arguments=arguments)


def cast_type(span: Span, name: Name, *arguments: Literal | None) -> tuple[Name, tuple[Literal, ...]]:
    del span
    return name, tuple(argument for argument in arguments if argument is not None)


REDUCTIONS: Mapping[str, Build] = {
    "literal": literal,
    "binary": binary,
    "is_not": is_not,
    "unary": unary,
    "among": among,
    "not_among": among,
    "duration": duration,
    "duration_in_words": duration_in_words,
    "path": path,
    "branched_path": branched_path,
    "call": call,
    "call_where": call_where,
    "list": listing,
    "cast": cast,
    "cast_type": cast_type,
    "conditional": conditional,
}
