"""Names that fit into what PostgreSQL keeps, and stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from dazzle.back import naming

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


@given(NAMES, NAMES)
def test_name_fits_when_its_parts_are_long(table: str, column: str) -> None:
    names = (naming.index(table, column), naming.foreign_key(table, column, table), naming.check(table, word=column))
    for name in names:
        assert len(name.spelled.encode()) <= naming.LONGEST
        assert len(name.told_apart.encode()) <= naming.LONGEST
        assert name.spelled == naming.fitted(name.spelled)


@given(NAMES, NAMES)
def test_long_names_stay_apart_when_they_begin_alike(one: str, other: str) -> None:
    stem = "x" * 60
    assert (naming.unique(stem, one).spelled == naming.unique(stem, other).spelled) is (one == other)


def test_name_says_what_it_is_when_it_is_short() -> None:
    assert naming.primary_key("invoice").spelled == "pk_invoice"
    assert naming.unique("invoice", "tenant", "number").spelled == "uq_invoice_tenant_number"
    assert naming.foreign_key("invoice", "supplier", "supplier").spelled == "fk_invoice_supplier_supplier"
    assert naming.index("invoice", "status").spelled == "ix_invoice_status"
    assert naming.check("invoice", "status", word="enum").spelled == "ck_invoice_status_enum"


def test_a_second_one_of_the_same_words_has_another_name() -> None:
    names = {naming.index("invoice", "status", more=more).spelled for more in ("", "a", "b")}
    assert len(names) == 3


def test_two_of_the_same_words_joined_are_told_apart_by_the_words() -> None:
    one, other = naming.unique("club", "settings_x"), naming.unique("club_settings", "x")
    assert one.spelled == other.spelled
    assert one.told_apart != other.told_apart
