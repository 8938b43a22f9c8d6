"""What the text says to ignore."""

from build import compiled
from dazzle.compiler import compile_sources
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.project.fixing import fix

LETTER = "entity Letter:\n  id: uuid pk\n  body: str(20000)\n  price: float\n"


def told(text: str, **more) -> list[str]:
    return [d.rule for d in compiled(text, **more).diagnostics if d.rule not in {"generated-surfaces", "not-served"}]


def test_warnings_are_ignored_on_their_line_alone() -> None:
    assert told(LETTER) == ["huge-str", "inexact-money"]
    assert told(LETTER.replace("str(20000)", "str(20000)  # dazzle: ignore[huge-str] long ones")) == ["inexact-money"]
    assert told(LETTER.replace("  body", "  # dazzle: ignore[huge-str]\n  body")) == ["inexact-money"]
    assert told(LETTER.replace("float", "float  # dazzle: ignore[huge-str]")) == [
        "huge-str",
        "inexact-money",
        "unused-ignore",
    ]


def test_a_note_is_ignored_too() -> None:
    circle = "entity A:\n  id: uuid pk\n  b: ref B\n\nentity B:\n  id: uuid pk\n  a: ref A"
    assert told(circle) == ["ref-cycle"]
    assert told(f"{circle}  # dazzle: ignore[ref-cycle]") == []


def test_an_error_is_never_ignored() -> None:
    text = "entity Letter:\n  id: uuid pk\n  body: texxt  # dazzle: ignore[unknown-type]\n"
    assert not compiled(text).ok
    assert told(text) == ["unknown-type", "unused-ignore"]


def test_what_is_a_warning_by_the_projects_wish_can_be_ignored() -> None:
    text = (
        LETTER.replace("str(20000)", "str(9)").replace("float", "int")
        + "persona p:\n  mood: x  # dazzle: ignore[unknown-line]\n"
    )
    assert told(text, unknown=Severity.WARNING) == []
    assert told(text) == ["unknown-line", "unused-ignore"]


def test_an_ignore_is_not_called_unused_while_an_error_keeps_rules_from_being_asked() -> None:
    ignored = LETTER.replace("float", "float  # dazzle: ignore[inexact-money]").replace("str(20000)", "strr(9)")
    assert told(ignored) == ["unknown-type"]


def test_an_unused_ignore_is_taken_out_of_its_comment_or_with_it() -> None:
    text = (
        "entity Letter:\n  id: uuid pk\n  # dazzle: ignore[huge-str]\n  body: text  # dazzle: ignore[huge-str] long\n"
        "  price: float  # dazzle: ignore[huge-str, inexact-money, ref-cycle]\n"
    )
    (source,) = fix([SourceFile("a.dsl", text)], compile_sources).compilation.sources
    assert source.text == (
        "entity Letter:\n  id: uuid pk\n  body: text\n  price: float  # dazzle: ignore[inexact-money]\n"
    )


def test_an_unused_ignore_that_is_written_twice_is_taken_out_twice() -> None:
    text = "entity Letter:\n  id: uuid pk\n  price: float  # dazzle: ignore[ref-cycle, inexact-money, ref-cycle]\n"
    (source,) = fix([SourceFile("a.dsl", text)], compile_sources).compilation.sources
    assert source.text == "entity Letter:\n  id: uuid pk\n  price: float  # dazzle: ignore[inexact-money]\n"
