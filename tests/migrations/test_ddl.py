"""Tables to SQL: what a constant holds is what the table gets."""

import pytest

from build import app, entity, field
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating
from dazzle.fieldtypes.base import literal
from dazzle.fieldtypes.text import Text
from dazzle.ir.expression import Literal


@pytest.mark.parametrize("text", ["a\tb", "a, \nb", "100% of %s", "at 12:30, \\:smile: and :x", 'it\'s "so"', " a "])
def test_constant_is_in_the_statement_as_it_was_written(text: str) -> None:
    metadata = build_metadata(app(entity("Note", field("text", Text(), default=Literal(text)))))
    statement = next(creating(metadata, {"note"}))
    assert f"DEFAULT {literal(text)}" in statement
