"""`money(EUR)`: an amount in minor units, and its currency (ISO 4217)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Self

from msgspec import Struct

from dazzle.fieldtypes.base import (
    Arguments,
    BadArguments,
    Check,
    Column,
    FieldType,
    Rejected,
    SqlType,
    Widget,
    quote,
)
from dazzle.fieldtypes.decimal import exact, in_digits, step

# The currencies whose minor unit is not a hundredth (ISO 4217, list one).
CURRENCIES: Mapping[int, str] = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
}
DECIMALS: Mapping[str, int] = {code: digits for digits, codes in CURRENCIES.items() for code in codes.split()}
MOST = 2**63 - 1  # minor units: a bigint

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_EXPECTED = "An amount is expected, as 12.30 or 12.30 EUR."


def is_currency(code: str) -> bool:
    """Whether it has the form of ISO 4217: three capital letters."""
    return _CURRENCY.fullmatch(code) is not None


def decimals(currency: str) -> int:
    """How many decimals an amount of the currency has."""
    return DECIMALS.get(currency, 2)


class Amount(Struct, frozen=True):
    """A value of `money`: whole minor units (cents) of a currency."""

    minor: int
    currency: str

    @property
    def major(self) -> Decimal:
        return Decimal(self.minor).scaleb(-decimals(self.currency))


class Money(FieldType, frozen=True):
    """`currency` is the one that is meant when an amount comes without."""

    currency: str = "GBP"

    keyword: ClassVar[str] = "money"
    signature: ClassVar[str] = "money(EUR)"
    summary: ClassVar[str] = "an exact amount and its currency"
    example: ClassVar[str] = "money(EUR)"
    sample: ClassVar[str] = "1234.50 EUR"
    mistaken_for: ClassVar[tuple[str, ...]] = ("currency", "price", "amount")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        match arguments.positional:
            case ():
                return cls()
            case (argument,) if isinstance(argument.value, str) and argument.key is None:
                currency = argument.value.upper()
                if is_currency(currency):
                    return cls(currency)
        raise BadArguments("`money` takes a currency of three letters", "write `money(EUR)`")

    def written(self) -> str:
        return f"money({self.currency})"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (
            Column(f"{field}_minor", SqlType("bigint"), "in the smallest unit of the currency, as cents"),
            Column(f"{field}_currency", SqlType("varchar", (3,)), "ISO 4217"),
        )

    def checks(self, field: str) -> tuple[Check, ...]:
        minor, currency = quote(f"{field}_minor"), quote(f"{field}_currency")
        return (
            Check("currency", f"{currency}::text ~ '\\A[A-Z]{{3}}\\Z'"),
            Check("complete", f"({minor} IS NULL) = ({currency} IS NULL)"),
        )

    def from_json(self, value: object) -> Amount:
        match value:
            case {"amount": amount, "currency": str(currency), **rest} if not rest:
                return self._amount(amount, currency)
            case {"amount": amount, **rest} if not rest:
                return self._amount(amount, self.currency)
            case str(text):
                return self.parse_text(text)
        return self._amount(value, self.currency)

    def _amount(self, value: object, currency: str) -> Amount:
        if not is_currency(currency):
            raise Rejected("not_a_currency", "A currency has three capital letters, as EUR.")
        if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
            raise Rejected("not_an_amount", _EXPECTED)
        number = exact(in_digits(value), len(str(MOST)), decimals(currency))
        minor = int(number.scaleb(decimals(currency)))
        if not -MOST - 1 <= minor <= MOST:
            raise Rejected("out_of_range", f"The amount is at most {Amount(MOST, currency).major:,f}.")
        return Amount(minor, currency)

    def to_json(self, value: object) -> object:
        assert isinstance(value, Amount)
        return {"amount": format(value.major, "f"), "currency": value.currency}

    def parse_text(self, text: str) -> Amount:
        amount, _, currency = text.strip().partition(" ")
        return self._amount(amount, currency.strip() or self.currency)

    def format_text(self, value: object) -> str:
        assert isinstance(value, Amount)
        return f"{value.major:f} {value.currency}"

    def to_columns(self, value: object) -> tuple[object, ...]:
        assert isinstance(value, Amount)
        return (value.minor, value.currency)

    def from_columns(self, values: tuple[object, ...]) -> Amount | None:
        minor, currency = values
        return None if minor is None else Amount(int(str(minor)), str(currency))

    def default(self, literal: object) -> tuple[object, ...]:
        return self.to_columns(self.from_json(literal))

    def display(self, value: object) -> str:
        assert isinstance(value, Amount)
        return f"{value.major:,f} {value.currency}"

    def widget(self) -> Widget:
        smallest = step(decimals(self.currency))
        return Widget("money", {"step": smallest, "inputmode": "decimal", "placeholder": f"{smallest} {self.currency}"})
