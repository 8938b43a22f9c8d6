"""`str(80)[]`: a list of values of one type."""

import json
from decimal import Decimal
from typing import ClassVar, NoReturn, Self

from dazzle.fieldtypes.base import (
    Arguments,
    BadArguments,
    Check,
    Column,
    Exemption,
    FieldType,
    Rejected,
    SqlType,
    Widget,
    quote,
)

EMPTY = "[]"  # the form text of a list without items
# What has no lists, and what to write instead.
_WITHOUT = {
    "array": "write `json`, which holds lists of lists",
    "json": "write `json` alone: a document may be a list",
    "file": "write an entity of its own for the files, with a `ref` to this one",
    "money": "write an entity of its own for the amounts, with a `ref` to this one",
    **dict.fromkeys(("ref", "belongs_to", "poly_ref"), "write an entity of its own, with a `ref` to each side"),
}
_RELATION = "write the type without brackets"


class Array(FieldType, frozen=True):
    """A value is a tuple of the item's values, without None.

    Form text is one item on each line; an item that would not come back so is a JSON string, and `[]` is no item.
    """

    item: FieldType

    keyword: ClassVar[str] = "array"
    signature: ClassVar[str] = "str(80)[]"
    summary: ClassVar[str] = "a list of values of one type"
    details: ClassVar[str] = (
        "There are lists of every type that has one column and a value of its own. Form text is one item on each line; "
        "an item that would not come back so, as an empty text, is a JSON string, and `[]` is a list without items. "
        'So is a default: `= "[]"`.'
    )
    example: ClassVar[str] = "str(80)[]"
    sample: ClassVar[str] = "fragile\nthis side up"

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:  # noqa: ARG003  none fit
        raise BadArguments("`array` is no type", "write brackets behind the type of the items: `str(80)[]`")

    @classmethod
    def of(cls, item: FieldType) -> Self:
        """The list of such items. Raises BadArguments where the type has none."""
        if item.keyword in _WITHOUT or len(item.columns("item")) != 1:
            raise BadArguments(f"there is no list of `{item.keyword}`", _WITHOUT.get(item.keyword, _RELATION))
        return cls(item)

    def written(self) -> str:
        return f"{self.item.written()}[]"

    def columns(self, field: str) -> tuple[Column, ...]:
        (column,) = self.item.columns(field)
        return (Column(field, SqlType(f"{column.type.name}[]", column.type.arguments)),)

    def checks(self, field: str) -> tuple[Check, ...]:
        # An array of PostgreSQL may have any number of dimensions, begin anywhere, and have holes (documentation 8.15).
        # What is null in the first two tests is the empty one.
        name = quote(field)
        plain = f"array_ndims({name}) = 1 AND array_lower({name}, 1) = 1 AND array_position({name}, NULL) IS NULL"
        return (Check("list", plain), *self.item.item_checks(field))

    def exemptions(self) -> tuple[Exemption, ...]:
        return tuple(each.of_item() for each in self.item.exemptions())

    def from_json(self, value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise Rejected("not_a_list", "A list is expected.")
        return tuple(self._item(number, each) for number, each in enumerate(value))

    def _item(self, number: int, value: object) -> object:
        if value is None:
            raise Rejected("required", "A list has no empty places.", f"/{number}")
        try:
            return self.item.from_json(value)
        except Rejected as problem:
            self._refuse(number, problem)

    @staticmethod
    def _refuse(number: int, problem: Rejected) -> NoReturn:
        at = f"/{number}{problem.at}"
        raise Rejected(problem.code, f"Item {number + 1}: {problem.message}", at) from None

    def to_json(self, value: object) -> object:
        assert isinstance(value, tuple)
        return [self.item.to_json(each) for each in value]

    def parse_text(self, text: str) -> tuple[object, ...]:
        lines = [line.strip() for line in text.split("\n")]
        lines = [line for line in lines if line]
        if lines == [EMPTY]:
            return ()
        return tuple(self._line(number, line) for number, line in enumerate(lines))

    def _line(self, number: int, line: str) -> object:
        try:
            return self.item.parse_text(_unquoted(line))
        except Rejected as problem:
            self._refuse(number, problem)

    def format_text(self, value: object) -> str:
        assert isinstance(value, tuple)
        return "\n".join(_quoted(self.item.format_text(each)) for each in value) or EMPTY

    def to_columns(self, value: object) -> tuple[object, ...]:
        assert isinstance(value, tuple)
        return ([cell for each in value for cell in self.item.to_columns(each)],)

    def from_columns(self, values: tuple[object, ...]) -> tuple[object, ...] | None:
        (cells,) = values
        return tuple(self.item.from_columns((cell,)) for cell in cells) if isinstance(cells, list) else None

    def from_literal(self, literal: str | int | Decimal | bool) -> object:
        """A text is the form text: `str(80)[] = "[]"`."""
        return self.parse_text(literal) if isinstance(literal, str) else self.from_json(literal)

    def default(self, literal: str | int | Decimal | bool) -> tuple[object, ...]:
        value = self.from_literal(literal)
        assert isinstance(value, tuple)
        items = (self.item.default(_plain(self.item.to_json(each)))[0] for each in value)
        return (f"{{{','.join(map(_element, items))}}}",)

    def display(self, value: object) -> str:
        assert isinstance(value, tuple)
        return ", ".join(map(self.item.display, value)) or "none"

    def widget(self) -> Widget:
        return Widget("textarea", {"rows": "4", "placeholder": "one on each line", "spellcheck": "false"})


def _quoted(text: str) -> str:
    """An item on a line of its own."""
    plain = text == text.strip() and text not in {"", EMPTY} and not text.startswith('"') and "\n" not in text
    return text if plain and "\r" not in text else json.dumps(text, ensure_ascii=False)


def _unquoted(line: str) -> str:
    if not line.startswith('"'):
        return line
    try:
        text = json.loads(line)
    except ValueError:
        text = None
    if not isinstance(text, str):
        raise Rejected("not_quoted", "An item that begins with a quote is a JSON string.")
    return text


def _plain(value: object) -> str | int | Decimal | bool:
    """What a literal of the language could be, of an item's JSON."""
    if isinstance(value, float):
        return Decimal(repr(value))
    assert isinstance(value, str | int | bool)
    return value


def _element(constant: object) -> str:
    """A constant inside the text of an array, always quoted (PostgreSQL documentation 8.15.6)."""
    text = str(constant).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
