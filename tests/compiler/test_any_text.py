"""Any text becomes an application or diagnostics, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from damage import WHOLE, damaged, decoded
from dazzle.compiler import Compilation, compile_sources
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.render import to_text
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.walk import nodes
from dazzle.link.symbols import symbols
from effort import examples

PATH = "dsl/some.dsl"


def places(found: Diagnostic) -> Iterator[Span]:
    if found.span is not None:
        yield found.span
    yield from (label.span for label in found.labels)
    yield from (edit.span for fix in found.fixes for edit in fix.edits)


def check(text: str) -> Compilation:
    """Compiles a text, and holds everything that is said of it to what may be said."""
    source = SourceFile(PATH, text)
    made = compile_sources([source])
    inside = [span for found in made.diagnostics for span in places(found) if span.file == PATH]
    inside += [node.span for module in made.modules for node in nodes(module)]
    assert all(0 <= span.start <= span.end <= len(text) for span in inside)
    starts = [found.span.start for found in made.diagnostics if found.span is not None and found.span.file == PATH]
    assert all(one <= other for one, other in pairwise(starts))
    assert made.ok is not any(found.severity is Severity.ERROR for found in made.diagnostics)
    assert all(found.message for found in made.diagnostics)
    assert to_text(made.diagnostics, {PATH: source}, colour=False) or not made.diagnostics
    assert symbols(made.modules) is not None
    assert compile_sources([source]).diagnostics == made.diagnostics
    return made


@settings(max_examples=examples(60))
@given(damaged())
def test_a_damaged_file_is_compiled_or_told(text: str) -> None:
    check(text)


@settings(max_examples=examples(30))
@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe\x00")
def test_any_bytes_are_compiled_or_told(data: bytes) -> None:
    check(decoded(data))


@settings(max_examples=examples(20))
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_file_cut_off_at_any_byte_is_compiled_or_told(name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]
    check(decoded(whole[: data.draw(st.integers(0, len(whole)))]))


EVERYTHING = """\
import hashlib
from damage import WHOLE, decoded
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.codec import encode
from dazzle.link.symbols import symbols

said = hashlib.sha256()
for at, (name, data) in enumerate(WHOLE.items()):
    if at % 2:
        continue  # every other file will do; of those every other one is cut off
    source = SourceFile(name, decoded(data[: len(data) // 2] if at % 4 else data))
    made = compile_sources([source])
    for found in (*made.diagnostics, made.appspec and encode(made.appspec), symbols(made.modules)):
        said.update(repr(found).encode("utf-8", "backslashreplace"))
print(said.hexdigest())
"""


def test_equal_texts_give_equal_output_in_every_process() -> None:
    """Sets of words are in another order when words are hashed with another seed."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", EVERYTHING],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    first, second = (process.communicate()[0] for process in running)
    assert len(first) > 64
    assert first == second


CHAINS: dict[str, Callable[[int], str]] = {
    "module": lambda i: f"module m{i}\nuse m{i + 1}\nentity E{i}:\n  id: uuid pk\n",
    "subtype": lambda i: f"module m{i}\nuse m{i + 1}\nentity E{i}:\n  subtype_of: E{i + 1}\n",
    "key": lambda i: f"module m{i}\nuse m{i + 1}\nentity E{i}:\n  id: ref E{i + 1} pk\n",
    "process": lambda i: (
        f"module m{i}\nuse m{i + 1}\nprocess p{i}:\n  steps:\n    - step a:\n        subprocess: p{i + 1}\n"
    ),
}


@pytest.mark.parametrize("link", CHAINS)
def test_a_chain_that_is_longer_than_calls_may_be_nested_is_followed_to_its_end(link: str) -> None:
    length = sys.getrecursionlimit() // 2
    sources = [SourceFile(f"m{i}.dsl", CHAINS[link](i)) for i in range(length)]
    sys.setrecursionlimit(length)
    try:
        made = compile_sources(sources)
    finally:
        sys.setrecursionlimit(2 * length)
    assert [found.message for found in made.diagnostics if found.rule == "unknown-module"] == [
        f"there is no module `m{length}`"
    ]
