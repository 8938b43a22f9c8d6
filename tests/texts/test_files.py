"""Generated ASTs print and parse back equal: whatever the language can say is read as it was meant.

What is generated is neither text nor AST, but the tree of a derivation (derivation.py), from which both come: its
leaves are printed, with any layout, and its nodes build the AST, by the grammar's rules as lark reads them and without
the parser, its tables and its outline. Parsing the print must give that AST. No AST is left out by going this way:
test_meaning.py fills every attribute of every class with all that it may hold.
"""

import pytest
from hypothesis import given, settings

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.constructs import CONSTRUCTS
from dazzle.lang.constructs.construct import Construct
from dazzle.lang.format import format_source
from dazzle.lang.parser import parse
from effort import examples
from texts.derivation import FILE
from texts.files import GrownFile, files


def check(made: GrownFile) -> None:
    """Read as it was printed, and as `dazzle fmt` prints it."""
    source = SourceFile(FILE, made.text)
    for text in (made.text, format_source(source).text):
        parsed = parse(SourceFile(FILE, text))
        assert not parsed.diagnostics, text
        assert parsed.module == made.module


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.word)
def test_a_declaration_is_read_as_it_was_meant(construct: Construct) -> None:
    @settings(max_examples=examples(20))
    @given(files([construct], most=1))
    def run(made: GrownFile) -> None:
        check(made)

    run()


@settings(max_examples=examples(30))
@given(files())
def test_a_file_is_read_as_it_was_meant(made: GrownFile) -> None:
    check(made)
