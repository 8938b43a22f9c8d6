"""What taking revisions back destroys: the tables and columns that their downgrades drop, and what is in them."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import psycopg
from psycopg import sql

from dazzle.back.connection import connect
from dazzle.back.migrate.revisionfile import Revision

COLUMNS = "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped"
HIDDEN = "SELECT row_security_active(to_regclass(%s))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A table, or a column of one, and how many rows or values go with it.

    `count` is None when a rename that is taken back first stands between the name and today's table, and when row
    security hides rows of it from whoever asks.
    """

    table: str
    column: str | None
    count: int | None

    def __str__(self) -> str:
        what = f"table {self.table}" if self.column is None else f"column {self.table}.{self.column}"
        if self.count is None:
            return what
        unit = ("row" if self.column is None else "value") + ("" if self.count == 1 else "s")
        return f"{what} with {self.count} {unit}"


def losses(url: str, revisions: Collection[Revision]) -> tuple[Loss, ...]:
    """What the downgrades of these revisions drop, in their order; what SQL of a person's own drops is not known."""
    dropped = list(dict.fromkeys(each for revision in revisions for each in _dropped(revision)))
    tables = {table for table, column in dropped if column is None}
    with connect(url, autocommit=True) as connection:
        return tuple(
            Loss(table=table, column=column, count=_count(connection, table, column))
            for table, column in dropped
            if column is None or table not in tables
        )


def _dropped(revision: Revision) -> Iterator[tuple[str, str | None]]:
    """(table, column) of each `op.drop_column` in the downgrade, (table, None) of each `op.drop_table`."""
    module = ast.parse(revision.path.read_text(encoding="utf-8"))
    for function in module.body:
        if not isinstance(function, ast.FunctionDef) or function.name != "downgrade":
            continue
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Attribute(attr="drop_table"), args=[ast.Constant(value=str(table)), *_]):
                    yield table, None
                case ast.Call(
                    func=ast.Attribute(attr="drop_column"),
                    args=[ast.Constant(value=str(table)), ast.Constant(value=str(column)), *_],
                ):
                    yield table, column


def _count(connection: psycopg.Connection, table: str, column: str | None) -> int | None:
    name = sql.Identifier(table)
    there = {each for (each,) in connection.execute(COLUMNS, (name.as_string(connection),))}
    if not there or (column is not None and column not in there):
        return None
    hidden = connection.execute(HIDDEN, (name.as_string(connection),)).fetchone()
    if hidden is not None and hidden[0]:
        return None
    counted = sql.SQL("*") if column is None else sql.Identifier(column)
    found = connection.execute(sql.SQL("SELECT count({}) FROM {}").format(counted, name)).fetchone()
    assert found is not None
    return int(found[0])
