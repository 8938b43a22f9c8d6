"""What the linker calls row-local, PostgreSQL takes for a CHECK and an index predicate, and computes as Python does.

Every expression is put to a table of rows, in a session whose settings are another one's. That a predicate of an index
is taken shows that nothing in it depends on them: PostgreSQL refuses functions there that are not immutable.
"""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal as Number
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings

from build import app, entity, field
from conditions import conditions
from dazzle.back.expression import row_sql
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.money import Amount, Money
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.expression import Expression, row_local
from dazzle.lang.outline import outline
from dazzle.lang.parser import line_parser
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.scope import Scope
from effort import examples
from evaluator import Minor, evaluate

ROW = entity(
    "Row",
    field("tag", Str(12)),
    field("note", Text()),
    field("wing", Enum(("delta", "box", "tag"), ("Delta", "Box", "Tag"))),
    field("tail", Enum(("box", "long"), ("Box", "Long"))),
    field("n", Int()),
    field("m", Int()),
    field("size", Decimal(8, 2)),
    field("rate", Float()),
    field("done", Bool()),
    field("dry", Bool()),
    field("start", Date()),
    field("stop", Date()),
    field("seen", Datetime()),
    field("left", Datetime()),
    field("opens", Time()),
    field("closes", Time()),
    field("price", Money("EUR")),
    field("fee", Money("EUR")),
    field("owner", Uuid()),
    field("keeper", Uuid()),
    field("data", Json()),
)
TYPES = {each.name: each.type for each in ROW.fields}
SETTINGS = (
    "SET TimeZone = 'Asia/Kathmandu'",
    "SET DateStyle = 'SQL, DMY'",
    "SET IntervalStyle = 'sql_standard'",
    "SET extra_float_digits = 0",
)
KEYS = [UUID(int=number) for number in (1, 2)]
VALUES = {
    "tag": ("", "a", "B", "box", "ab-1", "Zz"),
    "note": ("", "a", "box", "Ab", "zz top"),
    "wing": ("delta", "box", "tag"),
    "tail": ("box", "long"),
    "n": (0, 1, -1, 3, 7, 2**31 - 1, -(2**31)),
    "m": (0, 1, 2, -3, 5, 2**31 - 1),
    "size": tuple(map(Number, ("0.00", "1.00", "-1.50", "2.50", "999999.99", "0.01"))),
    "rate": (0.0, 1.0, 0.1, -2.5, 1e6),
    "done": (True, False),
    "dry": (True, False),
    "start": (dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2025, 12, 31)),
    "stop": (dt.date(2024, 1, 31), dt.date(2024, 3, 1), dt.date(2026, 1, 1)),
    "seen": (
        dt.datetime(2024, 1, 31, tzinfo=dt.UTC),
        dt.datetime(2024, 2, 29, 23, 30, 1, 5, tzinfo=dt.UTC),
        dt.datetime(2025, 12, 31, 18, 15, tzinfo=dt.UTC),
    ),
    "left": (dt.datetime(2024, 1, 31, 2, tzinfo=dt.UTC), dt.datetime(2024, 3, 31, 0, 59, 59, tzinfo=dt.UTC)),
    "opens": (dt.time(0), dt.time(8, 30), dt.time(23, 59, 59, 999999)),
    "closes": (dt.time(0), dt.time(12), dt.time(23, 30)),
    "price": tuple(Amount(minor, "EUR") for minor in (0, 100, -250, 333, 10**12)),
    "fee": tuple(Amount(minor, "EUR") for minor in (0, 50, 333)),
    "owner": KEYS,
    "keeper": KEYS,
    "data": ({}, [1]),
}


def rows(count: int) -> list[dict[str, object]]:
    """Rows of values that meet each other, a sixth of them null."""
    chance = random.Random(7)
    return [
        {name: None if chance.random() < 1 / 6 else chance.choice(list(values)) for name, values in VALUES.items()}
        for _ in range(count)
    ]


ROWS = rows(60)


@pytest.fixture(scope="module")
def connection(server: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server) as connection:
        connection.execute("SET search_path = pg_temp")
        for statement in creating(build_metadata(app(ROW)), {"row"}):
            connection.execute(statement.encode())
        connection.execute("ALTER TABLE row ADD position int")
        for position, values in enumerate(ROWS):
            insert(connection, position, values)
        for setting in SETTINGS:
            connection.execute(setting.encode())
        yield connection
        connection.rollback()


def insert(connection: psycopg.Connection, position: int, values: dict[str, object]) -> None:
    columns, parameters = ["position"], [position]
    for name, value in values.items():
        described = TYPES[name].columns(name)
        columns += [f'"{column.name}"' for column in described]
        parameters += TYPES[name].to_columns(value) if value is not None else [None] * len(described)
    placeholders = ", ".join(["%s"] * len(columns))
    connection.execute(f"INSERT INTO row ({', '.join(columns)}) VALUES ({placeholders})".encode(), parameters)


def linked(text: str) -> Expression:
    """What the linker makes of a condition, of which it has nothing to complain."""
    (line,) = outline(SourceFile("a.dsl", f"invariant: {text}")).lines
    node = line_parser().parse("invariant", line.tokens, "a.dsl").expression
    scope = Scope(modules={})
    expression = link_condition(Environment(scope, "Row", {"Row": {each.name: each for each in ROW.fields}}), node)
    complaints = [each for each in scope.diagnostics if each.severity is Severity.ERROR]
    assert not complaints, (text, complaints)
    assert expression is not None
    return expression


@settings(max_examples=examples(300))
@given(text=conditions())
def test_postgres_computes_a_condition_as_python_does(connection: psycopg.Connection, text: str) -> None:
    expression = linked(text)
    assert row_local(expression), text
    with connection.transaction():
        found = connection.execute(f"SELECT {row_sql(expression, ROW)} FROM row ORDER BY position".encode()).fetchall()
    expected = [evaluate(expression, row, TYPES) for row in map(plain, ROWS)]
    wrong = [(row, one, other) for row, (one,), other in zip(ROWS, found, expected, strict=True) if one is not other]
    assert not wrong, (text, wrong[0])


def plain(row: dict[str, object]) -> dict[str, object]:
    return {name: Minor(Number(value.minor)) if isinstance(value, Amount) else value for name, value in row.items()}


@settings(max_examples=examples(60))
@given(text=conditions())
def test_postgres_takes_a_condition_for_a_check_and_for_a_part_of_an_index(
    connection: psycopg.Connection, text: str
) -> None:
    sql = row_sql(linked(text), ROW)
    with connection.transaction(force_rollback=True):
        connection.execute(f"CREATE INDEX ON row (position) WHERE {sql}".encode())
        once = printed(connection, sql)
        assert printed(connection, once) == once


def printed(connection: psycopg.Connection, sql: str) -> str:
    """The CHECK as PostgreSQL prints it after reading it."""
    with connection.transaction(force_rollback=True):
        connection.execute(f"ALTER TABLE row ADD CONSTRAINT c CHECK ({sql}) NOT VALID".encode())
        found = connection.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'c'").fetchone()
    assert found is not None
    return str(found[0]).removeprefix("CHECK (").removesuffix(" NOT VALID").removesuffix(")")
