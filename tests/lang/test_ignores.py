"""Comments to the compiler: which rules they name, and which line they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.ignores import Ignore
from dazzle.lang.parser import parse

KITE = "entity Kite:\n  id: uuid pk\n"


def read(text: str) -> tuple[Ignore, ...]:
    return parse(SourceFile("a.dsl", text)).ignores


def covered(text: str) -> list[str]:
    return [text[found.covers.start : found.covers.end] if found.covers else "" for found in read(text)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  tag: str(9)  # dazzle: ignore[x]\n  size: int\n", "tag: str(9)"),
        ("  # dazzle: ignore[x]\n  tag: str(9)\n", "tag: str(9)"),
        ("  # dazzle: ignore[x]\n\n  # about the tag\n  tag: str(9)\n", "tag: str(9)"),
        (
            "  wing: enum[\n    a,  # dazzle: ignore[x]\n    b\n  ]\n",
            "wing: enum[\n    a,  # dazzle: ignore[x]\n    b\n  ]",
        ),
        ("  tag: str(9)\n# dazzle: ignore[x]\n", ""),
        ("  tag: str(9)\n# dazzle: ignore[x]\nentity Spot:\n  id: uuid pk\n", "entity Spot:"),
    ],
)
def test_an_ignore_is_about_the_line_before_it_else_about_the_one_below(text, line):
    assert covered(KITE + text) == [line]


@pytest.mark.parametrize(
    ("comment", "rules"),
    [
        ("# dazzle: ignore[huge-str]", ["huge-str"]),
        ("#dazzle:ignore [ huge-str ,ref-cycle ] it is so", ["huge-str", "ref-cycle"]),
        ("# dazzle: ignore[a b]", ["a", "b"]),
        ("# dazzle: ignore[]", []),
        ("# dazzle: ignore huge-str", []),
        ("# dazzle : please", []),
    ],
)
def test_an_ignore_names_rules_each_with_its_place(comment, rules):
    text = f"{KITE}  tag: str(9)  {comment}\n"
    (found,) = read(text)
    assert [name.text for name in found.rules] == rules
    assert [text[name.span.start : name.span.end] for name in found.rules] == rules
    assert text[found.span.start : found.span.end] == comment


@pytest.mark.parametrize("comment", ["# see dazzle: ignore[x]", "# dazzle ignores[x]", "# razzle: ignore[x]"])
def test_other_comments_are_for_people(comment):
    assert read(f"{KITE}  tag: str(9)  {comment}\n") == ()


def test_a_text_is_no_comment():
    assert read(f'{KITE}  tag: str(9) = "# dazzle: ignore[x]"\n') == ()


@given(st.text(alphabet="ab: \n#[],()-dazzleignore\"'", max_size=60))
def test_any_text_can_be_asked(text):
    for found in read(text):
        assert text[found.span.start] == "#"
        assert all(found.span.start < name.span.start <= name.span.end <= found.span.end for name in found.rules)
