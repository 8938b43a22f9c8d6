import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import Meant, closest, spelling

WORDS = st.text("abcdeXY_1", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("Invoce", ["Invoice", "Supplier"], "Invoice"),
        ("requierd", ["required", "unique"], "required"),
        ("line_item", ["LineItem", "Line"], "LineItem"),
        ("INVOICE", ["Invoice", "Invoices"], "Invoice"),
        ("mod", ["mode", "uses"], "mode"),
        ("strikt", ["basic", "standard", "strict"], "strict"),
        ("recieveed", ["received", "sent"], "received"),
    ],
)
def test_a_slip_is_certain(word, known, meant):
    assert closest(word, known) == Meant(meant, certain=True)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("tga", ["tag"], "tag"),  # too short to be sure
        ("gate", ["date"], "date"),  # another letter in a short word
        ("address2", ["address1"], "address1"),  # a digit is no slip
        ("due", ["due_on", "paid_on"], "due_on"),
        ("bill_on", ["bill_no", "bill_to"], "bill_no"),
        ("wett", ["wet", "wetter"], "wet"),
        ("strng", ["str", "text"], "str"),
    ],
)
def test_a_guess_is_not_certain(word, known, meant):
    assert closest(word, known) == Meant(meant, certain=False)


@pytest.mark.parametrize(
    ("word", "known"), [("frobnicate", ["id", "tag"]), ("xx", ["id"]), ("q", ["n", "m"]), ("", ["a"]), ("tag", [])]
)
def test_nothing_is_suggested_when_nothing_is_alike(word, known):
    assert closest(word, known) is None
    assert spelling(Span("a.dsl", 0, 1), word, known) == (None, ())


@given(WORDS, st.lists(WORDS, max_size=6))
def test_what_is_meant_is_known_and_does_not_depend_on_the_order(word, known):
    meant = closest(word, known)
    assert meant is None or meant.word in known
    assert closest(word, reversed(known)) == meant


@given(WORDS, st.lists(WORDS, max_size=6))
def test_a_known_word_is_meant_by_itself(word, known):
    found = closest(word, [*known, word])
    assert found is not None
    assert found.word.casefold().replace("_", "") == word.casefold().replace("_", "")


def test_a_suggestion_names_the_place_and_replaces_the_word():
    span = Span("a.dsl", 4, 10)
    hint, (fix,) = spelling(span, "Invoce", ["Invoice"], {"Invoice": "b.dsl:3"})
    assert hint == "did you mean `Invoice`, declared at b.dsl:3?"
    assert (fix.title, fix.edits[0].span, fix.edits[0].text, fix.certain) == ("write `Invoice`", span, "Invoice", True)
