"""What is remembered of lines of one form."""

from pathlib import Path

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.derivation import Failure
from dazzle.lang.outline import outline
from dazzle.lang.parser import line_parser, parse
from dazzle.lang.walk import nodes

TESTS = Path(__file__).parent.parent
TEXTS = [
    SourceFile(path.name, path.read_text(encoding="utf-8"))
    for folder in ("corpus", "golden", "lang/samples")
    for path in sorted((TESTS / folder).rglob("*.dsl"))
]


def said(source: SourceFile) -> tuple[object, ...]:
    """Everything that is read of a text, places included."""
    parsed = parse(source)
    read = parsed.module.declarations
    return read, [node.span for node in nodes(read)], parsed.unserved, parsed.diagnostics


def test_a_text_says_the_same_whatever_was_read_before_it():
    parser = line_parser()
    afresh = []
    for source in TEXTS:
        parser.derivations.clear()
        afresh.append(said(source))

    for source in TEXTS:
        parse(source)
    derived = len(parser.derivations)

    assert [said(source) for source in TEXTS] == afresh
    assert len(parser.derivations) == derived


def failure(text: str) -> Failure:
    (line,) = outline(SourceFile("test.dsl", text)).lines
    found = line_parser().parse("field", line.tokens, "test.dsl")
    assert isinstance(found, Failure)
    return found


def test_the_first_thing_wrong_is_told_when_a_number_is_too_long_and_the_line_breaks_off():
    for _ in range(2):
        found = failure(f"a: str({'9' * 200}) = = 3")

        assert found.refused.rule == "number-too-long"
        assert found.index == 5

    assert failure("a: str(9) = = 3").index == 7
