"""Ops as Python source: what it says when run is what the op says."""

import ast
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.operations import ops
from hypothesis import given
from hypothesis import strategies as st

from dazzle.back.metadata import sql_text
from dazzle.back.migrate import source
from dazzle.back.migrate.ddl import DIALECT
from dazzle.back.migrate.rebuild import execute
from dazzle.back.sqltypes import TYPES, printed_type, sqlalchemy_type
from dazzle.fieldtypes.base import SqlType, literal

ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
# Anything, and much of what means something to one of those who read it on its way.
TEXTS = st.one_of(st.text(ANY, max_size=300), st.text(st.sampled_from(":\\'\"%$(){}a1_ \t\n"), max_size=30))


@given(TEXTS)
def test_text_is_the_same_when_its_source_is_read(text: str) -> None:
    assert ast.literal_eval(source.quoted(text)) == text
    (written,) = ast.parse(source.laid_out(source.call("f", source.quoted(text)), "")).body
    assert ast.literal_eval(written.value.args[0]) == text  # type: ignore[attr-defined]


@given(TEXTS)
def test_constants_of_sql_are_the_same_when_a_dialect_has_sent_them(text: str) -> None:
    sql = f"SELECT {literal(text)}"
    written = source.node(execute(sql)).arguments[0][1]
    assert isinstance(written, str)
    assert str(sa.text(ast.literal_eval(written)).compile(dialect=DIALECT)) == sql


@pytest.mark.parametrize("name", TYPES)
def test_type_is_the_same_when_its_source_is_read(name: str) -> None:
    type_ = sqlalchemy_type(SqlType(name))
    column = source.node(ops.AddColumnOp("t", sa.Column("c", type_))).arguments[1][1]
    assert isinstance(column, source.Call)
    written = column.arguments[1][1]
    read: Any = eval(str(written), {"sa": sa, "postgresql": sa.dialects.postgresql})
    assert read.compile(dialect=DIALECT) == type_.compile(dialect=DIALECT)


@pytest.mark.parametrize(
    ("printed", "described"),
    [
        ("character varying(40)", SqlType("varchar", (40,))),
        ("numeric(10,2)", SqlType("numeric", (10, 2))),
        ("timestamp with time zone", SqlType("timestamptz")),
        ("text[]", SqlType("text[]")),
        ("point", None),
    ],
)
def test_printed_type_is_understood_when_it_is_one_of_ours(printed: str, described: SqlType | None) -> None:
    assert printed_type(printed) == described


def test_each_argument_has_a_line_when_they_do_not_fit_on_one() -> None:
    columns = [sa.Column("note", sa.Text(), server_default=sql_text("'a'")), sa.Column("n", sa.Numeric(10, 2))]
    assert source.statements([ops.CreateTableOp("item", columns), ops.DropIndexOp("ix_item", "item")]) == (
        '    op.create_table(\n        "item",\n'
        '        sa.Column("note", sa.Text(), nullable=True, server_default=sa.text("\'a\'")),\n'
        '        sa.Column("n", sa.Numeric(10, 2), nullable=True),\n    )\n'
        '    op.drop_index("ix_item", table_name="item")'
    )
    assert source.statements([]) == "    pass"
