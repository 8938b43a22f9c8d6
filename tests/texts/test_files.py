"""Whatever the language can say is read as it was meant."""

import pytest
from hypothesis import given, settings

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.constructs import CONSTRUCTS
from dazzle.lang.constructs.construct import Construct
from dazzle.lang.parser import parse
from effort import examples
from texts.derivation import FILE
from texts.files import GrownFile, files


def check(made: GrownFile) -> None:
    parsed = parse(SourceFile(FILE, made.text))
    assert not parsed.diagnostics, made.text
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
