"""Fields and their types."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import (
    Computed,
    EnumValue,
    Expression,
    Field,
    Literal,
    Modifier,
    Name,
    Semantic,
    TypeArgument,
    TypeRef,
)
from dazzle.lang.constructs.construct import Body, LineRule, Part, parts
from dazzle.lang.constructs.leaves import text
from dazzle.lang.lines import Build, Refused, Value
from dazzle.lang.mistakes import repeated_line
from dazzle.lang.outline import Token


class _Default(NamedTuple):
    expression: Expression


class _FormerName(NamedTuple):
    name: Name


def field(span: Span, name: Name, type_: TypeRef, *traits: Modifier | _Default | _FormerName | None) -> Field:
    default = None
    said: dict[str, Name | Modifier] = {}
    for trait in traits:
        if isinstance(trait, _Default):
            default = trait.expression
        elif isinstance(trait, _FormerName):
            _say(said, "was", trait.name)
        elif trait is not None and trait.arguments:
            _say(said, trait.name.text, trait)
    was = said.get("was")
    return Field(
        span=span,
        name=name,
        type=type_,
        modifiers=tuple(trait for trait in traits if isinstance(trait, Modifier)),
        default=default,
        was=was if isinstance(was, Name) else None,
    )


def _say(said: dict[str, Name | Modifier], word: str, value: Name | Modifier) -> None:
    """Keeps what a word says, of which there is one on a line."""
    first = said.setdefault(word, value)
    if first is not value:
        raise Refused(repeated_line.on_line(value.span, word, first.span))


def field_with_semantic(line: Field | Computed, below: Sequence[Value]) -> Field | Computed:
    semantic = parts(below).get("semantic")
    return line if semantic is None else replace(line, semantic=semantic)


def computed(span: Span, name: Name, expression: Expression) -> Computed:
    return Computed(span=span, name=name, expression=expression)


def default(span: Span, expression: Expression) -> _Default:
    del span
    return _Default(expression)


def renamed(span: Span, name: Name) -> _FormerName:
    del span
    return _FormerName(name)


def modifier(span: Span, name: Name, *settings: tuple[Name, Name] | None) -> Modifier:
    return Modifier(span=span, name=name, arguments=tuple(pair for pair in settings if pair is not None))


def pair(span: Span, key: Name, value: Name) -> tuple[Name, Name]:
    del span
    return key, value


def storage(span: Span, word: Token, *places: Name) -> Modifier:
    """`storage=a|b`; each place is an argument of its own, under the same key."""
    name = _name(span, word)
    return Modifier(span=span, name=name, arguments=tuple((name, place) for place in places))


def lenient(span: Span, name: Name) -> Modifier:
    return Modifier(span=span, name=Name(span=span, text=f"{name.text}?"))


def type_(span: Span, written: TypeRef) -> TypeRef:
    del span
    return written


def array(span: Span, written: TypeRef) -> TypeRef:
    return replace(written, span=span, array=True)


def plain(span: Span, name: Name, *arguments: TypeArgument | None) -> TypeRef:
    given = tuple(argument for argument in arguments if argument is not None)
    return TypeRef(span=span, name=name, arguments=given)


def type_argument(span: Span, value: Name | Literal) -> TypeArgument:
    return TypeArgument(span=span, value=value)


def sized(span: Span, value: Literal, unit: Name) -> TypeArgument:
    return TypeArgument(span=span, value=value, unit=unit)


def keyed(span: Span, key: Name, value: Name) -> TypeArgument:
    return TypeArgument(span=span, value=value, key=key)


def enum(span: Span, word: Token, *values: EnumValue) -> TypeRef:
    return TypeRef(span=span, name=_name(span, word), values=values)


def enum_value(span: Span, token: Token) -> EnumValue:
    quoted = token.kind == "STRING"
    return EnumValue(span=span, value=text(token) if quoted else token.text, quoted=quoted)


def ref(span: Span, word: Token, target: Name, via: Name | None, *behaviours: Name) -> TypeRef:
    return TypeRef(span=span, name=_name(span, word), target=target, via=via, words=behaviours)


def through(span: Span, name: Name) -> Name:
    del span
    return name


def behaviour(span: Span, word: Token) -> Name:
    return _name(span, word)


def poly_ref(span: Span, word: Token, *targets: Name) -> TypeRef:
    return TypeRef(span=span, name=_name(span, word), targets=targets)


def poly_ref_any(span: Span, word: Token, star: Token) -> TypeRef:
    return TypeRef(span=span, name=_name(span, word), targets=(_name(span, star),))


def semantic(span: Span, *tones: tuple[Name, Name]) -> Part:
    return Part("semantic", Semantic(span=span, tones=tones))


def _name(span: Span, word: Token) -> Name:
    return Name(span=Span(span.file, word.start, word.end), text=word.text)


REDUCTIONS: Mapping[str, Build] = {
    "field": field,
    "computed": computed,
    "default": default,
    "renamed": renamed,
    "modifier": modifier,
    "pair": pair,
    "storage": storage,
    "lenient": lenient,
    "type": type_,
    "array": array,
    "plain": plain,
    "type_argument": type_argument,
    "sized": sized,
    "keyed": keyed,
    "enum": enum,
    "enum_value": enum_value,
    "ref": ref,
    "via": through,
    "behaviour": behaviour,
    "poly_ref": poly_ref,
    "poly_ref_any": poly_ref_any,
    "semantic": semantic,
    "tone": pair,
}

SEMANTIC = LineRule(start="semantic", kind="semantic")

FIELD = LineRule(
    start="field",
    kind="field",
    name_at=0,
    below=Body(what="a field", lines={"semantic": SEMANTIC}, once=frozenset({"semantic"}), lenient=True),
    finish=field_with_semantic,
)
