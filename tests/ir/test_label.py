import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.ir.label import fold


@given(st.text(max_size=80))
def test_fold_is_a_plain_identifier_for_any_name(name):
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", fold(name))


@given(st.text(max_size=80))
def test_fold_is_a_fixpoint(name):
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("invoice_ops", "invoice_ops"),
        ("Küche & Bad", "kuche_bad"),
        ("Straße 9", "strasse_9"),
        ("9 lives", "app_9_lives"),
        ("  shop--two ", "shop_two"),
    ],
)
def test_fold_keeps_what_can_be_kept(name, label):
    assert fold(name) == label


def test_fold_tells_names_apart_when_they_are_too_long_or_have_no_letters():
    assert fold("a" * 50) != fold("a" * 51)
    assert fold("見積") != fold("請求")
