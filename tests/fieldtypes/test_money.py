"""Amounts: exact, in the decimals of their currency."""

import pytest

from dazzle.fieldtypes.base import Rejected
from dazzle.fieldtypes.money import MOST, Amount, Money

MONEY = Money("EUR")


@pytest.mark.parametrize(
    ("sent", "amount"),
    [
        ({"amount": "12.30", "currency": "EUR"}, Amount(1230, "EUR")),
        ({"amount": 12.3, "currency": "USD"}, Amount(1230, "USD")),
        ({"amount": 1200, "currency": "JPY"}, Amount(1200, "JPY")),
        ({"amount": "1200.00", "currency": "JPY"}, Amount(1200, "JPY")),
        ({"amount": "0.005", "currency": "KWD"}, Amount(5, "KWD")),
        ({"amount": "-0.00"}, Amount(0, "EUR")),
        ("7", Amount(700, "EUR")),
        ("7 CHF", Amount(700, "CHF")),
    ],
)
def test_an_amount_is_read_in_its_currencys_decimals(sent, amount):
    assert MONEY.from_json(sent) == amount


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"amount": "12.305", "currency": "EUR"}, "too_many_decimals"),
        ({"amount": "0.5", "currency": "ISK"}, "too_many_decimals"),
        ({"amount": "1", "currency": "eur"}, "not_a_currency"),
        ({"amount": 0.1 + 0.2, "currency": "EUR"}, "too_many_decimals"),
        ({"amount": "92233720368547758.08", "currency": "EUR"}, "out_of_range"),
        ({"amount": "9999999999999999.999", "currency": "KWD"}, "out_of_range"),
        ({"amount": 1, "currency": "EUR", "note": ""}, "not_an_amount"),
    ],
)
def test_an_amount_is_rejected_when_it_would_have_to_change(sent, code):
    with pytest.raises(Rejected) as caught:
        MONEY.from_json(sent)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("amount", "json", "shown"),
    [
        (Amount(1230, "EUR"), "12.30", "12.30 EUR"),
        (Amount(-5, "EUR"), "-0.05", "-0.05 EUR"),
        (Amount(1234567, "JPY"), "1234567", "1,234,567 JPY"),
        (Amount(MOST, "KWD"), "9223372036854775.807", "9,223,372,036,854,775.807 KWD"),
    ],
)
def test_an_amount_is_told_to_programs_and_people(amount, json, shown):
    assert MONEY.to_json(amount) == {"amount": json, "currency": amount.currency}
    assert MONEY.display(amount) == shown


def test_a_default_fills_both_columns():
    assert MONEY.default(0) == (0, "EUR")
