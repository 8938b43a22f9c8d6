"""Names that fit into what PostgreSQL keeps, and stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from dazzle.back import naming

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


@given(NAMES, NAMES)
def test_name_fits_when_its_parts_are_long(table: str, column: str) -> None:
    for name in (naming.index(table, column), naming.foreign_key(table, column, table), naming.check(table, column)):
        assert len(name.encode()) <= naming.LONGEST
        assert name == naming.fitted(name)


@given(NAMES, NAMES)
def test_long_names_stay_apart_when_they_begin_alike(one: str, other: str) -> None:
    stem = "x" * 60
    assert (naming.unique(stem, one) == naming.unique(stem, other)) is (one == other)


def test_name_says_what_it_is_when_it_is_short() -> None:
    assert naming.primary_key("invoice") == "pk_invoice"
    assert naming.unique("invoice", "tenant", "number") == "uq_invoice_tenant_number"
    assert naming.foreign_key("invoice", "supplier", "supplier") == "fk_invoice_supplier_supplier"
    assert naming.index("invoice", "status") == "ix_invoice_status"
    assert naming.check("invoice", "status", "enum") == "ck_invoice_status_enum"


def test_second_name_is_another_when_two_things_would_have_one() -> None:
    name = naming.index("invoice", "status")
    assert naming.told_apart(name, "a") != naming.told_apart(name, "b") != name
