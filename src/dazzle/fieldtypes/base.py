"""What a field type is: everything one `keyword` means, side by side.

A field type says how it is written, which columns and CHECKs it becomes, how a value travels as JSON and as form text,
and how a form asks for it. SQL is described as plain data here; `back` turns it into SQLAlchemy, so that validating a
project does not import SQLAlchemy.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

ARRAY = "[]"


class SqlType(Struct, frozen=True):
    """A PostgreSQL type by its name in lower case and its modifiers: SqlType("numeric", (10, 2)).

    The name of an array ends in brackets: SqlType("varchar[]", (80,)) is VARCHAR(80)[].
    """

    name: str
    arguments: tuple[int, ...] = ()

    def __str__(self) -> str:
        arguments = f"({','.join(map(str, self.arguments))})" if self.arguments else ""
        name = self.name.removesuffix(ARRAY)
        return f"{name.upper()}{arguments}{self.name[len(name) :]}"


class Column(Struct, frozen=True):
    """A column of a field. It is NOT NULL where the field is `required`, unless it is `optional` itself.

    `comment` is for those who read the table without the DSL: what a value is counted in, how it is written. `was` is
    its former name, where another name than the field's has changed.
    """

    name: str
    type: SqlType
    comment: str | None = None
    optional: bool = False
    was: str | None = None


class Check(Struct, frozen=True):
    """A CHECK of one field: named `ck_<table>_<field>_<suffix>`. Columns in `sql` are quoted already.

    `sql` is a fixpoint of PostgreSQL's printing: print(parse(sql)) prints the same when parsed again. So text from a
    varchar column is compared as `column::text`.
    """

    suffix: str
    sql: str


class Exemption(Struct, frozen=True):
    """What a type rejects and the table takes all the same, for it is in no CHECK.

    `example` is what a hand-written INSERT gives the columns, as texts; () where none of it is in a column. `code` is
    the one by which the type rejects what then stands in the table; None where the table changes it into a value of the
    type.
    """

    what: str
    why: str
    example: tuple[str, ...] = ()
    code: str | None = None

    def of_item(self) -> Self:
        """The same in a list."""
        return replace(self, example=tuple(f'{{"{text}"}}' for text in self.example))


class Argument(Struct, frozen=True):
    """One thing in a type's parentheses: `80`, `EUR`, `20MB` (unit MB), `ui: drag_drop` (key ui)."""

    value: int | Decimal | str
    key: str | None = None
    unit: str | None = None


class Arguments(Struct, frozen=True):
    """What was written around a type's keyword; `titles` and `tones` are those of an enum, by value."""

    positional: tuple[Argument, ...] = ()
    values: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    tones: tuple[tuple[str, str], ...] = ()
    target: str | None = None
    targets: tuple[str, ...] = ()
    via: str | None = None
    words: tuple[str, ...] = ()


NO_ARGUMENTS = Arguments()


class BadArguments(Exception):
    """The arguments do not fit the type; the linker makes a diagnostic of it."""

    def __init__(self, message: str, help: str | None = None) -> None:  # noqa: A002  as in Diagnostic
        self.message = message
        self.help = help
        super().__init__(message)


class Rejected(Exception):
    """A value is not one of the type's.

    `code` is a slug for programs (`too_long`, `not_a_number`, `not_in_enum` ...); `message` is for the person who
    typed it: a sentence that says what is expected. `at` leads to a part of the value, as a JSON pointer does.
    """

    def __init__(self, code: str, message: str, at: str = "") -> None:
        self.code = code
        self.message = message
        self.at = at
        super().__init__(message)


class Widget(Struct, frozen=True):
    """How a form asks for the value.

    `kind` names a macro of the form template: text, textarea, number, checkbox, date, time, datetime, select, ref,
    email, url, money, json, none. `attributes` are HTML attributes; `options` are (value, title) of a select.
    """

    kind: str
    attributes: Mapping[str, str]
    options: tuple[tuple[str, str], ...] = ()


class FieldType(Struct, frozen=True):
    """Base of all field types. Subclasses are frozen structs in a module named as their keyword.

    A *value* is the Python object between the codecs: what `from_json` and `parse_text` give, what `to_json` and
    `format_text` take, and what `to_columns` turns into psycopg parameters. None never reaches a codec.
    """

    keyword: ClassVar[str]
    signature: ClassVar[str]  # how it is written, for messages and docs: "decimal(precision, scale)"
    summary: ClassVar[str]  # one line for docs
    details: ClassVar[str] = ""  # for docs: sentences for what the summary leaves out
    example: ClassVar[str]  # as a field has it, for docs: "decimal(10, 2)"
    sample: ClassVar[str] = ""  # a value of the example as form text, for docs; "" when the type stores nothing
    mistaken_for: ClassVar[tuple[str, ...]] = ()  # words other tools use for it: "varchar", "string"

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        """The type with its arguments. Raises BadArguments when they do not fit."""
        if arguments != NO_ARGUMENTS:
            raise BadArguments(f"`{cls.keyword}` takes no arguments", f"write `{cls.signature}`")
        return cls()

    def written(self) -> str:
        """The type as the language writes it; `bind` reads it back."""
        return self.keyword

    def columns(self, field: str) -> tuple[Column, ...]:
        """The columns of a field of that name, () when the type stores nothing in this table."""
        raise NotImplementedError

    def checks(self, field: str) -> tuple[Check, ...]:  # noqa: ARG002  most types need none
        return ()

    def item_checks(self, field: str) -> tuple[Check, ...]:  # noqa: ARG002  most types need none
        """The CHECKs of an array's column, which hold every item to what `checks` says of one."""
        return ()

    def exemptions(self) -> tuple[Exemption, ...]:
        """What the CHECKs do not say."""
        return ()

    def from_json(self, value: object) -> object:
        """A decoded JSON value to a value. Raises Rejected."""
        raise NotImplementedError

    def to_json(self, value: object) -> object:
        """A value to what a JSON encoder takes."""
        raise NotImplementedError

    def parse_text(self, text: str) -> object:
        """The text of a form field or a URL (never empty) to a value. Raises Rejected."""
        raise NotImplementedError

    def format_text(self, value: object) -> str:
        """A value to the text that `parse_text` reads back."""
        raise NotImplementedError

    def to_columns(self, value: object) -> tuple[object, ...]:
        """A value to one psycopg parameter per column."""
        return (value,)

    def from_columns(self, values: tuple[object, ...]) -> object:
        """What psycopg gives for the columns to a value; None when they are NULL."""
        return values[0]

    def from_literal(self, literal: str | int | Decimal | bool) -> object:
        """A literal of the DSL to a value. Raises Rejected."""
        return self.from_json(literal)

    def default(self, literal: str | int | Decimal | bool) -> tuple[object, ...]:
        """A literal default as written in the DSL to one plain constant per column. Raises Rejected.

        A constant is what SQL can be written from: str, int, Decimal, bool, or None for a column without a default.
        """
        raise NotImplementedError

    def display(self, value: object) -> str:
        """A value as a person reads it in a page; the form text unless a type knows better."""
        return self.format_text(value)

    def widget(self) -> Widget:
        raise NotImplementedError


def quote(identifier: str) -> str:
    """An identifier as SQL, always quoted (PostgreSQL documentation 4.1.1)."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string constant as SQL, with standard_conforming_strings on (PostgreSQL documentation 4.1.2.1)."""
    return "'" + text.replace("'", "''") + "'"
