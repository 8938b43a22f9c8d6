"""A text read by pieces says what it says when it is read in one go."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.ast import Exact, Node
from dazzle.lang.memory import Memory
from dazzle.lang.parser import Parsed, parse
from dazzle.lang.pieces import parse_remembering
from dazzle.lang.walk import nodes
from effort import examples

TESTS = Path(__file__).parent.parent
TEXTS = [
    path.read_text(encoding="utf-8")
    for folder in ("golden", "lang/samples", "corpus/unclosed-string", "corpus/mixed-indentation")
    for path in sorted((TESTS / folder).rglob("*.dsl"))
]
HARBOUR = (TESTS / "lang" / "samples" / "harbour.dsl").read_text(encoding="utf-8")
# What changes more than the line that it stands in, or tempts to.
WORDS = st.sampled_from(
    [
        *('"', "'", "(", "[", ")", "]", ":", "\\", "\t", "\n", "  ", "\r\n", "\ufeff", "#", "@", "²", "\x0b"),
        *(
            "\nentity A:\n",
            "\n\tx: int",
            "\nmodule a.b\n",
            "\napp x:\n",
            "\nuse b\n",
            "\nx",
            '\n"',
            "\n(",
            "1.50",
            "9" * 20,
        ),
    ]
)


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """The text with something put in, taken out, or copied to another place."""
    places = st.integers(0, len(text))
    start, end = sorted((draw(places), draw(places)))
    match draw(st.sampled_from(["insert", "delete", "copy"])):
        case "insert":
            return text[:start] + draw(WORDS) + text[start:]
        case "delete":
            return text[:start] + text[min(end, start + 40) :]
    return text[:start] + text[start:end] + text[start:]


@st.composite
def histories(draw: st.DrawFn) -> list[SourceFile]:
    """What files say one after another, while somebody writes on them."""
    text = draw(st.sampled_from(TEXTS)) + draw(st.sampled_from(["", "\n"])) + draw(st.sampled_from(TEXTS))
    states = []
    for _ in range(draw(st.integers(1, 4))):
        states.append(SourceFile(draw(st.sampled_from(["a.dsl", "b.dsl"])), text))
        text = draw(edits(text))
    return states


def everything(parsed: Parsed) -> tuple[object, ...]:
    """What is equal when two readings are, places included."""
    places = [node.span for node in nodes(parsed.module)]
    return parsed.module, places, parsed.diagnostics, list(parsed.unserved.items())


@settings(max_examples=examples(150))
@given(histories())
def test_a_text_says_the_same_whatever_is_remembered(history):
    memory = Memory()
    for source in history:
        first = everything(parse_remembering(source, memory))
        again = everything(parse_remembering(source, Memory(memory.in_use())))

        assert first == again == everything(parse(source))


def read_anew(text: str, memory: Memory) -> int:
    """How many pieces of the text were not known."""
    before = len(memory.known)
    parse_remembering(SourceFile("harbour.dsl", text), memory)
    return len(memory.known) - before


def test_only_what_changed_is_read_again():
    memory = Memory()
    assert read_anew(HARBOUR, memory) > 5
    assert read_anew(HARBOUR, memory) == 0
    first = re.search(r"^entity (\w+)", HARBOUR, re.MULTILINE)
    assert first is not None

    assert read_anew(HARBOUR.replace(first[0], f"{first[0]}2", 1), memory) == 1
    assert read_anew(f"# A longer head.\n{HARBOUR}", memory) <= 1


def test_what_is_gone_is_not_in_use():
    memory = Memory()
    parse_remembering(SourceFile("a.dsl", "entity A:\n  id: uuid pk\nentity B:\n  id: uuid pk\n"), memory)
    later = Memory(memory.in_use())
    parse_remembering(SourceFile("a.dsl", "entity B:\n  id: uuid pk\n"), later)

    assert len(later.in_use()) == len(later.known) - 1


def test_what_stands_behind_a_mistake_stays_in_use():
    text = "entity A:\n  id: uuid pk\nentity B:\n  id: uuid pk\n"
    memory = Memory()
    parse_remembering(SourceFile("a.dsl", text), memory)
    later = Memory(memory.in_use())
    parse_remembering(SourceFile("a.dsl", f"entity A(\n{text}"), later)

    assert later.in_use() == memory.in_use()


def test_numbers_are_what_they_were():
    text = "entity A:\n  a: decimal(5,2) = 1.50\n  b: int = 99999999999999999999\n  c: str(9) = '1.50'\n"
    memory = Memory()
    for _ in range(2):
        (entity,) = parse_remembering(SourceFile("a.dsl", text), memory).module.declarations

        assert [item.default.value for item in entity.items] == [Exact("1.50"), 10**20 - 1, "1.50"]


def test_a_node_has_one_place():
    kinds = [Node]
    for kind in kinds:  # it grows while it is walked
        kinds.extend(kind.__subclasses__())
        annotations = vars(kind).get("__annotations__", {})
        assert not [name for name, hint in annotations.items() if name != "span" and "Span" in str(hint)]
