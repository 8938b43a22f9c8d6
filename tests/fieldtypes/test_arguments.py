"""What is written around a type's keyword, and the type it makes or the complaint."""

from decimal import Decimal as Number

import pytest

from dazzle.fieldtypes import BY_KEYWORD
from dazzle.fieldtypes.ancestors_of import AncestorsOf
from dazzle.fieldtypes.base import Argument, Arguments, BadArguments
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.descendants_of import DescendantsOf
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.file import File
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str


def given(*values: int | Number | str) -> Arguments:
    return Arguments(positional=tuple(map(Argument, values)))


TAKEN = [
    ("str", given(80), Str(80)),
    ("bool", Arguments(), Bool()),
    ("decimal", given(10, 2), Decimal(10, 2)),
    ("money", Arguments(), Money("GBP")),
    ("money", given("eur"), Money("EUR")),
    ("enum", Arguments(values=("draft", "on_hold")), Enum(("draft", "on_hold"), ("Draft", "On hold"))),
    ("enum", Arguments(values=("a", "b"), titles=(("b", "Bee"),)), Enum(("a", "b"), ("A", "Bee"))),
    ("file", Arguments(), File()),
    ("file", Arguments(positional=(Argument(20, unit="mb"),)), File(20 * 2**20)),
    ("file", Arguments(positional=(Argument(1, unit="KB"), Argument("drag_drop", "ui"))), File(1024, "drag_drop")),
    ("ref", Arguments(target="Supplier"), Ref("Supplier")),
    ("ref", Arguments(target="Supplier", words=("cascade",)), Ref("Supplier", OnDelete.CASCADE)),
    ("has_many", Arguments(target="Item", words=("nullify",)), HasMany("Item", None, OnDelete.NULLIFY)),
    ("has_many", Arguments(target="Item", via="Link", words=("readonly",)), HasMany("Item", "Link", readonly=True)),
    ("embeds", Arguments(target="Address"), Embeds("Address")),
    ("latest_one", Arguments(target="Price", via="part"), LatestOne("Price", "part")),
    ("descendants_of", Arguments(target="self", via="above"), DescendantsOf("above")),
    ("ancestors_of", Arguments(target="self", via="Use.whole"), AncestorsOf("Use.whole")),
    ("enum", Arguments(values=("a", "b"), tones=(("b", "info"),)), Enum(("a", "b"), ("A", "B"), ("", "info"))),
    ("poly_ref", Arguments(targets=("A", "B")), PolyRef(("A", "B"))),
    ("poly_ref", Arguments(targets=("*",)), PolyRef()),
]
REFUSED = [
    ("embeds", Arguments()),
    ("embeds", Arguments(target="Address", words=("cascade",))),
    ("latest_one", Arguments(target="Price")),
    ("latest_one", Arguments(target="Price", via="Use.part")),
    ("descendants_of", Arguments(target="Part", via="above")),
    ("ancestors_of", Arguments(target="self")),
    ("str", Arguments()),
    ("str", given(0)),
    ("str", given(10_485_761)),
    ("str", given("long")),
    ("str", given(1, 2)),
    ("str", Arguments(positional=(Argument(20, unit="MB"),))),
    ("text", given(80)),
    ("int", Arguments(values=("a",))),
    ("decimal", given(10)),
    ("decimal", given(2, 10)),
    ("decimal", given(0, 0)),
    ("decimal", given(1001, 2)),
    ("decimal", given(Number("10.5"), 2)),
    ("money", given("EURO")),
    ("money", given(2)),
    ("enum", Arguments()),
    ("enum", Arguments(values=("a", "a"))),
    ("file", given(20)),
    ("file", Arguments(positional=(Argument(20, unit="TB"),))),
    ("file", Arguments(positional=(Argument(1, unit="KB"), Argument(2, unit="KB")))),
    ("file", Arguments(positional=(Argument("telepathy", "ui"),))),
    ("ref", Arguments()),
    ("ref", Arguments(target="Supplier", words=("cascade", "restrict"))),
    ("ref", Arguments(target="Supplier", words=("explode",))),
    ("belongs_to", Arguments()),
    ("has_many", Arguments()),
    ("poly_ref", Arguments()),
    ("poly_ref", Arguments(targets=("*", "A"))),
]


@pytest.mark.parametrize(("keyword", "arguments", "type_"), TAKEN)
def test_arguments_are_bound(keyword: str, arguments: Arguments, type_):
    assert BY_KEYWORD[keyword].bind(arguments) == type_


@pytest.mark.parametrize(("keyword", "arguments"), REFUSED)
def test_arguments_are_refused_when_they_do_not_fit(keyword: str, arguments: Arguments):
    with pytest.raises(BadArguments) as caught:
        BY_KEYWORD[keyword].bind(arguments)
    assert caught.value.help is not None
    assert not caught.value.message.endswith(".")
