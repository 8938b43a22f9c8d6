"""Expressions as SQL, read and printed by PostgreSQL."""

from collections.abc import Iterator
from decimal import Decimal as Number

import psycopg
import pytest

from build import app, entity, field
from dazzle.back.expression import NotSqlError, default_sql, row_sql
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.ir.expression import Binary, Call, ContextValue, Duration, Expression, FieldPath, In, Literal, Unary, Via

ROW = entity(
    "Row",
    field("name", Str(40)),
    field("note", Text()),
    field("kind", Enum(("a", "b"), ("A", "B"))),
    field("n", Int()),
    field("m", Int()),
    field("done", Bool()),
    field("start", Date()),
    field("stop", Date()),
    field("at", Datetime()),
    field("total", Money("EUR")),
)


def path(name: str) -> FieldPath:
    return FieldPath((name,))


CASES: dict[str, tuple[Expression, str]] = {
    "text": (Binary("=", path("name"), Literal("it's")), "\"name\"::text = 'it''s'"),
    "not null": (Binary("!=", path("name"), Literal(None)), '"name" IS NOT NULL'),
    "null or": (
        Binary("or", Binary("=", path("stop"), Literal(None)), Binary(">=", path("stop"), path("start"))),
        '"stop" IS NULL OR "stop" >= "start"',
    ),
    "mixed and or": (
        Binary("and", Binary("or", path("done"), Binary("=", path("n"), Literal(1))), Unary("not", path("done"))),
        '("done" OR "n" = 1) AND (NOT "done")',
    ),
    "arithmetic": (
        Binary("<", Binary("*", Binary("+", path("n"), path("m")), Literal(2)), Literal(Number("9.5"))),
        '(("n"::numeric + "m") * 2) < 9.5',
    ),
    "remainder": (Binary("=", Binary("%", path("n"), Literal(2)), Literal(0)), '("n" % 2) = 0'),
    "negative": (Binary(">", path("n"), Unary("-", Literal(3))), '"n" > (-3)'),
    "enum in": (In(path("kind"), (Literal("a"), Literal("b"))), "\"kind\" IN ('a', 'b')"),
    "varchar not in": (
        In(path("name"), (Literal("a"), Literal("b")), negated=True),
        "\"name\"::text NOT IN ('a', 'b')",
    ),
    "length": (Binary("<=", Call("len", (path("name"),)), Literal(3)), 'char_length("name"::text) <= 3'),
    "later by days": (
        Binary("<=", path("stop"), Binary("+", path("start"), Duration(2, "w"))),
        '"stop" <= ("start" + 14)',
    ),
    "days between": (
        Binary("<=", Binary("-", path("stop"), path("start")), Duration(2, "w")),
        '("stop" - "start") <= 14',
    ),
    "money": (Binary(">", path("total"), Literal(Number("1.50"))), '"total_minor" > 150'),
    "money missing": (Binary("=", path("total"), Literal(None)), '"total_minor" IS NULL'),
    "functions": (
        Binary("=", Call("coalesce", (path("note"), Literal(""))), Call("concat", (path("name"), path("kind")))),
        "coalesce(\"note\", '') = coalesce(\"name\"::text, '') || coalesce(\"kind\", '')",
    ),
    "greatest": (
        Binary("<", Call("max", (path("n"), path("m"))), Call("abs", (Call("min", (path("n"), Literal(5))),))),
        'greatest("n", "m") < abs(least("n", 5)::numeric)',
    ),
}


@pytest.fixture(scope="module")
def connection(server: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server) as connection:
        connection.execute("SET search_path = pg_temp")
        for statement in creating(build_metadata(app(ROW)), {"row"}):
            connection.execute(statement.encode())
        yield connection
        connection.rollback()


def printed(connection: psycopg.Connection, sql: str) -> str:
    """The CHECK as PostgreSQL prints it after reading it."""
    with connection.transaction(force_rollback=True):
        connection.execute(f"ALTER TABLE row ADD CONSTRAINT c CHECK ({sql})".encode())
        found = connection.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'c'").fetchone()
    assert found is not None
    return str(found[0]).removeprefix("CHECK (").removesuffix(")")


@pytest.mark.parametrize("name", CASES)
def test_what_postgres_prints_is_what_it_prints_again_when_read(connection: psycopg.Connection, name: str) -> None:
    expression, sql = CASES[name]
    assert row_sql(expression, ROW) == sql
    once = printed(connection, sql)
    assert printed(connection, once) == once


@pytest.mark.parametrize(
    "expression",
    [
        FieldPath(("total", "currency")),
        ContextValue("current_user"),
        Call("role", (Literal("clerk"),)),
        Via("Row", ()),
    ],
)
def test_expression_is_refused_when_it_is_not_about_one_row(expression: Expression) -> None:
    with pytest.raises(NotSqlError):
        row_sql(expression, ROW)


@pytest.mark.parametrize(
    ("expression", "kind", "sql"),
    [
        (Literal("x"), Str(10), ("'x'",)),
        (Literal(True), Bool(), ("true",)),
        (Literal(None), Str(10), (None,)),
        (Unary("-", Literal(5)), Int(), ("-5",)),
        (Call("now"), Datetime(), ("now()",)),
        (Call("today"), Date(), ("CURRENT_DATE",)),
        (Binary("+", Call("today"), Duration(7, "d")), Date(), ("CURRENT_DATE + interval '7 days'",)),
        (Binary("-", Call("now"), Duration(30, "min")), Datetime(), ("now() - interval '30 minutes'",)),
        (Literal(2), Money("EUR"), ("200", "'EUR'")),
    ],
)
def test_default_is_an_expression_when_it_changes_with_time(
    expression: Expression, kind: object, sql: tuple[str | None, ...]
) -> None:
    assert default_sql(expression, kind, len(sql)) == sql
