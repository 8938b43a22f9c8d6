"""How the work of compiling grows with a text: as the text does, or little more, whatever it says.

Work is counted in calls of functions, which are the same on every machine.
"""

import sys
from collections.abc import Callable

import pytest

from dazzle.compiler import compile_sources
from dazzle.diagnostics.render import to_text
from dazzle.diagnostics.span import SourceFile
from dazzle.link.symbols import symbols

SMALL = 50
TIMES = 4
SLACK = 1.25
NEXT_TO_NOTHING = 20_000  # calls: what a few characters more cost is lost in what is remembered and what is not

SHAPES: dict[str, Callable[[int], str]] = {
    "entities": lambda n: "".join(f"entity E{i}:\n  id: uuid pk\n  next: ref E{max(i - 1, 0)}\n" for i in range(n)),
    "fields": lambda n: "entity A:\n  id: uuid pk\n" + "".join(f"  f{i}: str(20) required\n" for i in range(n)),
    "values": lambda n: "entity A:\n  id: uuid pk\n  s: enum[" + ", ".join(f"v{i}" for i in range(n)) + "]\n",
    "invariants": lambda n: "entity A:\n  id: uuid pk\n  a: int\n" + "  invariant: a > 1 and a < 9\n" * n,
    "transitions": lambda n: "entity A:\n  id: uuid pk\n  s: enum[a, b]\n  transitions:\n" + "    a -> b\n" * n,
    "archetypes": lambda n: (
        "archetype T0:\n  f0: int\n"
        + "".join(f"archetype T{i}:\n  f{i}: int\n" for i in range(1, n))
        + "".join(f"entity E{i}:\n  extends: T{i}\n  id: uuid pk\n" for i in range(n))
    ),
    "surfaces": lambda n: (
        "entity A:\n  id: uuid pk\n  a: int\n"
        + "".join(f"surface s{i}:\n  uses entity A\n  mode: list\n  section m:\n    field a\n" for i in range(n))
    ),
    "operators": lambda n: "entity A:\n  id: uuid pk\n  a: int = 1" + " + 1" * n + "\n",
    "brackets": lambda n: "entity A:\n  id: uuid pk\n  a: int = " + "(" * n + "1" + ")" * n + "\n",
    "open brackets": lambda n: "entity A:\n  a: int = " + "(" * n,
    "open lines": lambda n: "entity A:\n" + "  a: str(\n" * n,
    "path": lambda n: "entity A:\n  id: uuid pk\n  a: ref A\n  invariant: a" + ".a" * n + " = a\n",
    "names": lambda n: "entity A:\n  id: uuid pk\n  a: int\n  unique " + ", ".join(["a"] * n) + "\n",
    "stairs": lambda n: "".join(" " * i + "entity A:\n" for i in range(n)),
    "stairs of fields": lambda n: "entity A:\n" + "".join(" " * (i + 1) + "a: int\n" for i in range(n)),
    "zigzag": lambda n: "entity A:\n" + "      a: int\n   b: int\n" * n,
    "words": lambda n: "a " * n,
    "colons": lambda n: ":" * n,
    "quotes": lambda n: '"' * n,
    "quotes of both kinds": lambda n: "\"'" * n,
    "open quotes": lambda n: 'entity A "\n' * n,
    "backslashes": lambda n: '"' + "\\" * n,
    "comments": lambda n: "# a\n" * n,
    "strange characters": lambda n: "{ } @ ~\n" * n,
    "letters": lambda n: "entity " + "A" * n + ":\n  id: uuid pk\n  b: ref " + "A" * (n - 1) + "B\n",
    "digits": lambda n: "entity A:\n  id: uuid pk\n  a: int = " + "1" * n + "\n",
    "unknown constructs": lambda n: "".join(f"frobnicate{i} a:\n  b: c\n" for i in range(n)),
    "unknown lines": lambda n: "persona a:\n" + "".join(f"  moood{i}: b\n" for i in range(n)),
    "unknown types": lambda n: "entity A:\n  id: uuid pk\n" + "".join(f"  f{i}: tpye{i}\n" for i in range(n)),
    "one entity many times": lambda n: "entity A:\n  id: uuid pk\n" * n,
    "one line many times": lambda n: "surface a:\n" + "  mode: list\n" * n,
}


def work(text: str) -> int:
    """How many functions are called for a text: all that is done with it, but for saving it."""
    source = SourceFile("a.dsl", text)
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        made = compile_sources([source])
        symbols(made.modules)
        to_text(made.diagnostics, {source.path: source}, colour=False)
    finally:
        sys.setprofile(before)
    return calls


def more(shape: Callable[[int], str], times: int) -> int:
    """The work for a text of that shape beyond that for next to nothing."""
    work(shape(3))  # what is remembered of forms of lines
    return work(shape(SMALL * times)) - work("entity A:\n  id: uuid pk\n")


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_as_the_text_does(shape: str) -> None:
    small, large = (more(SHAPES[shape], times) for times in (1, TIMES))
    assert large <= max(small * TIMES * SLACK, NEXT_TO_NOTHING)


def test_a_ring_of_references_is_looked_for_from_each_of_its_entities_once() -> None:
    def ring(n: int) -> str:
        return "".join(f"entity E{i}:\n  id: uuid pk\n  next: ref E{(i + 1) % n}\n" for i in range(n))

    small, large = (more(ring, times) for times in (1, TIMES))
    assert large <= small * TIMES**2


def test_a_word_that_is_not_known_is_compared_with_each_known_one_in_a_few_steps() -> None:
    text = SHAPES["entities"](SMALL * TIMES)
    right, wrong = (work(f"{text}entity Z:\n  id: uuid pk\n  a: ref {name}\n") for name in ("E1", "Xyz"))
    assert wrong - right <= 20 * SMALL * TIMES
