from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Edit, Fix, replace_with, without_line
from dazzle.diagnostics.render import summary, to_text
from dazzle.diagnostics.span import SourceFile, Span

BILLING = SourceFile(
    "dsl/billing.dsl",
    'module shop\n\nentity Invoice:\n  id: uuid pk\n  note: text\n\n\n\nentity Line "Line":\n  id: uuid pk\n'
    "  invoice: ref Invoce required\n\twide: 見積 ref Nope\n",
)
PARTIES = SourceFile("dsl/parties.dsl", "entity Invoice:\n  id: uuid pk\n")
SOURCES = {file.path: file for file in (BILLING, PARTIES)}


def span_of(source: SourceFile, text: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = source.text.index(text, start + 1)
    return Span(source.path, start, start + len(text))


def diagnostic(**changes) -> Diagnostic:
    span = span_of(BILLING, "Invoce")
    values = {
        "rule": "unknown-entity",
        "severity": Severity.ERROR,
        "message": "entity `Invoce` is not declared",
        "span": span,
        "labels": (Label(span, "no entity of this name"),),
    }
    return Diagnostic(**{**values, **changes})


def text(*diagnostics: Diagnostic, sources=SOURCES, colour=False) -> list[str]:
    return to_text(diagnostics, sources, colour=colour).split("\n")


def test_to_text_is_the_designed_picture_when_there_is_a_label_and_a_help():
    lines = text(diagnostic(help="did you mean `Invoice`, declared at dsl/billing.dsl:3?"))

    assert lines == [
        "error[unknown-entity]: entity `Invoce` is not declared",
        "  --> dsl/billing.dsl:11:16",
        "   |",
        "11 |   invoice: ref Invoce required",
        "   |                ^^^^^^ no entity of this name",
        "   |",
        "   = help: did you mean `Invoice`, declared at dsl/billing.dsl:3?",
    ]


def test_to_text_shows_both_places_when_a_label_is_elsewhere_in_the_file():
    lines = text(diagnostic(labels=(Label(span_of(BILLING, "Invoice"), "a similar name"),)))

    assert lines[1:] == [
        "  --> dsl/billing.dsl:11:16",
        "   |",
        " 3 | entity Invoice:",
        "   |        ------- a similar name",
        "...",
        "11 |   invoice: ref Invoce required",
        "   |                ^^^^^^",
    ]


def test_to_text_names_the_other_file_when_a_label_is_there():
    lines = text(diagnostic(labels=(*diagnostic().labels, Label(span_of(PARTIES, "Invoice"), "declared here"))))

    assert lines[-4:] == [
        "  ::: dsl/parties.dsl:1:8",
        "   |",
        " 1 | entity Invoice:",
        "   |        ------- declared here",
    ]


def test_to_text_gives_each_label_its_row_when_two_are_on_one_line():
    labels = (*diagnostic().labels, Label(span_of(BILLING, "required"), "so it must exist"))

    assert text(diagnostic(labels=labels))[-2:] == [
        "   |                ^^^^^^ no entity of this name",
        "   |                       -------- so it must exist",
    ]


def test_to_text_underlines_first_and_last_line_when_a_span_has_several():
    span = span_of(BILLING, "entity Invoice:\n  id: uuid pk\n  note: text")

    assert text(diagnostic(span=span, labels=(Label(span, "all of this"),)))[2:] == [
        "  |",
        "3 | entity Invoice:",
        "  | ^^^^^^^^^^^^^^^",
        "...",
        "5 |   note: text",
        "  |   ^^^^^^^^^^ all of this",
    ]


def test_to_text_stays_on_the_line_when_a_span_ends_with_the_line_end():
    span = span_of(BILLING, "note: text\n")

    assert text(diagnostic(span=span, labels=()))[-2:] == ["5 |   note: text", "  |   ^^^^^^^^^^"]


def test_to_text_puts_the_caret_under_the_word_when_tabs_and_wide_characters_precede_it():
    span = span_of(BILLING, "Nope")

    assert text(diagnostic(span=span, labels=()))[-2:] == [
        "12 |     wide: 見積 ref Nope",
        "   |                    ^^^^",
    ]


def test_to_text_points_past_the_text_when_something_is_missing_at_its_end():
    source = SourceFile("a.dsl", "entity A")
    end = Span("a.dsl", 8, 8)

    lines = text(diagnostic(span=end, labels=(Label(end, "a colon is missing"),)), sources={"a.dsl": source})

    assert lines[-2:] == ["1 | entity A", "  |         ^ a colon is missing"]


def test_to_text_has_no_excerpt_when_there_is_no_place():
    assert text(diagnostic(span=None, labels=(), help="declare an entity")) == [
        "error[unknown-entity]: entity `Invoce` is not declared",
        "  = help: declare an entity",
    ]


def test_to_text_names_the_file_when_its_text_is_not_known():
    assert text(diagnostic(), sources={})[1:] == [" --> dsl/billing.dsl"]


def test_to_text_is_coloured_only_when_asked():
    assert "\x1b[1;31merror[unknown-entity]\x1b[0m" in text(diagnostic(), colour=True)[0]
    assert "\x1b" not in to_text([diagnostic()], SOURCES, colour=False)


def test_to_text_lets_no_control_character_through_when_the_source_has_one():
    source = SourceFile("a.dsl", "entity \x1b[2J\u202eA:")
    span = Span("a.dsl", 7, 13)

    rendered = to_text([diagnostic(span=span, labels=(), message="what is \x1b[2J")], {"a.dsl": source}, colour=False)

    assert "\x1b" not in rendered
    assert "\u202e" not in rendered


def test_to_text_shows_the_line_as_it_would_be_when_there_is_one_fix():
    fix = replace_with(span_of(BILLING, "Invoce"), "Invoice")

    assert text(diagnostic(help="did you mean `Invoice`?", fixes=(fix,)))[-3:] == [
        "   |",
        "   = help: did you mean `Invoice`?",
        "11 ~   invoice: ref Invoice required",
    ]
    assert text(diagnostic(help="did you mean?", fixes=(fix, fix)))[-1] == "   = help: did you mean?"


def behind(found: str, put: str) -> Edit:
    span = span_of(BILLING, found)
    return Edit(Span(span.file, span.end, span.end), put)


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        ([without_line(BILLING, span_of(BILLING, "id: uuid").start)], [" 4 -   id: uuid pk"]),
        ([behind("module shop", "\n\nuse parties")], [" 3 + use parties"]),
        ([behind("note:", "\n    text")], [" 5 ~   note:", " 6 +     text text"]),
        (
            [behind("Invoice", ' "Invoice"'), behind("note", "s")],
            [' 3 ~ entity Invoice "Invoice":', " 5 ~   notes: text"],
        ),
        ([behind("note:", "\n  b\n  c\n  d")], []),
    ],
)
def test_to_text_shows_what_is_new_and_what_is_gone_unless_it_is_much(edits, lines):
    shown = text(diagnostic(help="do it", fixes=(Fix("do it", tuple(edits)),)))
    assert shown[shown.index("   = help: do it") + 1 :] == lines


def test_to_text_clips_a_long_line_around_its_mark():
    source = SourceFile("a.dsl", f"  x: {'a' * 300} b {'c' * 300}")
    span = Span("a.dsl", source.text.index(" b ") + 1, source.text.index(" b ") + 2)

    shown, marked = text(diagnostic(span=span, labels=(Label(span, "here"),)), sources={"a.dsl": source})[-2:]

    assert len(shown) < 180
    assert shown[marked.index("^")] == "b"
    assert shown.startswith("1 | ...aaa")
    assert shown.endswith("c...")


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ((), "no problems"),
        ((Severity.ERROR,), "1 error"),
        ((Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.ERROR), "3 errors, 1 warning"),
        ((Severity.INFO, Severity.INFO), "2 notes"),
    ],
)
def test_summary_counts_each_severity(severities, expected):
    assert summary(diagnostic(severity=severity) for severity in severities) == expected


SOURCE_TEXT = st.text(st.characters() | st.sampled_from("\n\n\t 見e\u0301\r"), max_size=60)


@given(SOURCE_TEXT, st.data())
def test_to_text_has_one_line_per_row_and_no_control_character_for_any_text_and_spans(source_text, data):
    places = st.integers(0, len(source_text)).flatmap(
        lambda start: st.builds(Span, st.just("a.dsl"), st.just(start), st.integers(start, len(source_text)))
    )
    labels = tuple(Label(span, "here") for span in data.draw(st.lists(places, max_size=4)))
    edit = Edit(data.draw(places), data.draw(st.text(max_size=5)))
    found = diagnostic(span=data.draw(places), labels=labels, help="do it", fixes=(Fix("do it", (edit,)),))
    source = SourceFile("a.dsl", source_text)

    lines = to_text([found], {"a.dsl": source}, colour=False).split("\n")

    shown = [int(line.split("|")[0]) for line in lines if "|" in line and line.split("|")[0].strip().isdigit()]
    assert all(before < after for before, after in pairwise(shown))
    assert source.position(found.span.start).line in shown
    assert sum("^" in line for line in lines[3:]) >= 1
    assert all(
        character.isprintable() or character == " " or ord(character) > 127 for line in lines for character in line
    )
