"""What is embedded is asked for as a group of inputs, one for each part: `address.city` is that of a part's value."""

from collections.abc import Iterator, Mapping

from dazzle.fieldtypes.base import Rejected
from dazzle.fieldtypes.embeds import Embeds, Part
from dazzle.ir.entity import Field
from dazzle.ir.expression import Literal

REQUIRED = "This is required."


def asked(field: Field) -> tuple[Field, ...]:
    """The fields that a form asks for in this one's place: itself, where nothing is embedded."""
    return tuple(_field(field, part) for part in field.type.parts) if isinstance(field.type, Embeds) else (field,)


def _field(field: Field, part: Part) -> Field:
    """A part as a field. A default is there to be seen only where the whole has to be given."""
    return Field(
        name=f"{field.name}.{part.name}",
        title=part.title,
        type=part.type,
        required=part.required and field.required,
        default=Literal(part.default) if field.required and part.default is not None else None,
        sensitive=field.sensitive,
    )


def values(field: Field, value: object) -> tuple[object, ...]:
    """The values of what is asked for, in its order."""
    if not isinstance(field.type, Embeds):
        return (value,)
    return tuple(value[part.name] if isinstance(value, Mapping) else None for part in field.type.parts)


def owner(name: str) -> str:
    """The field that an input is about."""
    return name.partition(".")[0]


def whole(field: Field, texts: Mapping[str, str]) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """The value of which some text is there, and what is wrong: an input's name, and a sentence."""
    assert isinstance(field.type, Embeds)
    found: dict[str, object] = {}
    wrong = []
    for part, one in zip(field.type.parts, asked(field), strict=True):
        try:
            found[part.name] = _value(part, texts.get(one.name, ""))
        except Rejected as rejected:
            wrong.append((one.name, rejected.message))
    return found, wrong


def _value(part: Part, text: str) -> object:
    if text:
        return part.type.parse_text(text)
    if part.required and part.default is not None:
        return part.type.from_literal(part.default)
    if part.required:
        raise Rejected("required", REQUIRED)
    return None


def missing(field: Field) -> Iterator[tuple[str, str]]:
    """What is wrong where the whole is required, and nothing is there."""
    assert isinstance(field.type, Embeds)
    parts = asked(field)
    needed = [one for one, part in zip(parts, field.type.parts, strict=True) if part.required]
    yield from ((one.name, REQUIRED) for one in needed or parts[:1])
