"""Rows that say the name of an entity that is renamed: where a `poly_ref` leads, and what kind the row of a base is."""

import re
from collections.abc import Collection, Iterator

import sqlalchemy as sa

from dazzle.back.keys import KIND
from dazzle.back.migrate.catalogue import Column, Constraint, Row
from dazzle.back.migrate.hints import folded
from dazzle.back.migrate.questions import entity_name
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.renames import Renames
from dazzle.back.migrate.step import Stage, Step
from dazzle.back.quoting import identifier
from dazzle.fieldtypes.base import literal

CONSTANT = re.compile(r"'((?:[^']|'')*)'")


def restated(renames: Renames, before: Collection[Row], metadata: sa.MetaData) -> Iterator[Step]:
    """A step for each column of the tables that the revisions know; `before` is after the renames, and no more."""
    kinds = {row.table: row for row in before if isinstance(row, Column) and row.name == KIND and row.generated}
    for new, old in renames.former_tables.items():
        table = metadata.tables[new]
        for column in _leading_to(table.info["entity"], before, metadata):
            former = _said(column, old, before) or table.info["was"]
            spelled = former if former != old else entity_name(old)
            yield _step(column, spelled, table.info["entity"])
        if new in kinds and (base := _base(new, before)) is not None:
            was, now = _constant(kinds[new].default), _constant(str(_generated(table)))
            if was is not None and now is not None and was != now:
                yield _step(base, was, now)


def _leading_to(entity: str, before: Collection[Row], metadata: sa.MetaData) -> Iterator[Column]:
    rows = {(row.table, row.name): row for row in before if isinstance(row, Column)}
    for table in metadata.tables.values():
        for column in table.columns:
            targets: Collection[str] | None = column.info.get("leads_to")
            if targets is not None and (not targets or entity in targets) and (table.name, column.name) in rows:
                yield rows[table.name, column.name]


def _said(column: Column, table: str, before: Collection[Row]) -> str | None:
    """The entity's former name as the CHECK of the column says it."""
    checks = (row for row in before if isinstance(row, Constraint) and row.type == "c" and row.table == column.table)
    said = (name for row in checks if row.columns == (column.name,) for name in CONSTANT.findall(row.definition))
    return next((name for name in said if folded(name) == folded(table)), None)


def _base(table: str, before: Collection[Row]) -> Column | None:
    """The column of the base that says the kind, by the key that leads to it."""
    keys = (row for row in before if isinstance(row, Constraint) and row.type == "f" and row.table == table)
    base = next((row.references for row in keys if KIND in row.columns), None)
    return next((row for row in before if isinstance(row, Column) and (row.table, row.name) == (base, KIND)), None)


def _generated(table: sa.Table) -> str:
    column = table.columns.get(KIND)
    return "" if column is None or column.computed is None else str(column.computed.sqltext)


def _constant(sql: str | None) -> str | None:
    found = CONSTANT.search(sql or "")
    return None if found is None else found[1].replace("''", "'")


def _step(column: Column, was: str, now: str) -> Step:
    return Step(
        # After the CHECK and the key that hold the old name have gone, before those that hold the new one come.
        stage=Stage.ALTER_COLUMN,
        rank=1,
        says=f"{column.table}.{column.name} says {now} where it said {was}",
        up=(execute(_update(column, was, now)),),
        down=(execute(_update(column, now, was)),),
        note=f"changes each row of {column.table} that says so, in the same transaction",
        queried=frozenset({column.table}),
        new=column,
        gone=frozenset({literal(was)}),
    )


def _update(column: Column, was: str, now: str) -> str:
    table, name = identifier(column.table), identifier(column.name)
    return f"UPDATE {table} SET {name} = {literal(now)} WHERE {name} = {literal(was)}"
