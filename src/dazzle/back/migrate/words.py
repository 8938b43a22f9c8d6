"""What differs, in sentences for people: `before` is what the revisions make, `after` what the DSL says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from dazzle.back.migrate.catalogue import Column, Constraint, Difference, Extension, Function, Index, Policy, Row, Table

CONSTRAINTS = {"p": "primary key", "u": "unique constraint", "f": "foreign key", "c": "check", "x": "exclusion"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the two sides of a comparison are called."""

    before: str = "the revisions"
    after: str = "the DSL"


def sentences(
    differences: Collection[Difference], metadata: sa.MetaData | None = None, sides: Sides | None = None
) -> Iterator[str]:
    """One for each difference; the parts of a table or column that is missing altogether are not told again.

    With the MetaData, a sentence begins with the entity, or the field, that it is about.
    """
    one_sided = [difference.row for difference in differences if None in (difference.before, difference.after)]
    tables = {row.table for row in one_sided if isinstance(row, Table)}
    columns = {(row.table, row.name) for row in one_sided if isinstance(row, Column)}
    for difference in differences:
        row = difference.row
        if row.table in tables and not isinstance(row, Table):
            continue
        if isinstance(row, Constraint | Index) and any((row.table, column) in columns for column in row.columns):
            continue
        yield _place(row, metadata) + _said(difference, sides or Sides())


def named(row: Row) -> str:
    """`column invoice.due_on`, `check ck_invoice_total`."""
    match row:
        case Table(table):
            return f"table {table}"
        case Column(table, name):
            return f"column {table}.{name}"
        case Constraint(_, name, type_):
            return f"{CONSTRAINTS[type_]} {name}"
        case Index(_, name):
            return f"index {name}"
        case Policy(table, name):
            return f"policy {name} on {table}"
        case Function(_, name, arguments):
            return f"function {name}({arguments})"
        case Extension(_, name):
            return f"extension {name}"


def _place(row: Row, metadata: sa.MetaData | None) -> str:
    table = None if metadata is None else metadata.tables.get(row.table)
    if table is None:
        return ""
    column = table.columns.get(row.name) if isinstance(row, Column) else None
    entity = str(table.info["entity"])
    field = None if column is None else column.info["field"]
    return f"{entity}: " if field is None else f"{entity}.{field}: "


def _said(difference: Difference, sides: Sides) -> str:
    name = named(difference.row)
    match difference.before, difference.after:
        case None, _:
            return f"{name} is missing in {sides.before}"
        case _, None:
            return f"{name} is in {sides.before} and not in {sides.after}"
        case Column() as before, Column() as after:
            return f"{name} {', '.join(_column_changes(before, after, sides))}"
        case Table() as before, Table() as after:
            return f"{name} {', '.join(_table_changes(before, after, sides))}"
        case (Constraint() | Index() | Policy() | Function()) as before, (
            Constraint() | Index() | Policy() | Function()
        ) as after:
            return f"{name} is {before.definition} in {sides.before} and {after.definition} in {sides.after}"
    return f"{name} is not the same in {sides.before} and in {sides.after}"


def _column_changes(before: Column, after: Column, sides: Sides) -> Iterator[str]:
    if before.type != after.type:
        yield f"is {before.type} in {sides.before} and {after.type} in {sides.after}"
    if before.nullable != after.nullable:
        yield f"is required in {sides.after if before.nullable else sides.before} only"
    if before.identity != after.identity:
        yield f"is numbered by PostgreSQL in {sides.after if after.identity else sides.before} only"
    elif before.numbering != after.numbering:
        yield f"is numbered in another way in {sides.after}"
    if before.generated and after.generated:
        if before.default != after.default:
            yield f"is generated as {before.default} in {sides.before} and as {after.default} in {sides.after}"
    elif before.default != after.default:
        old, new = before.default or "none", after.default or "none"
        yield f"has the default {old} in {sides.before} and {new} in {sides.after}"
    if (before.generated, before.collation) != (after.generated, after.collation):
        yield f"is generated or collated in another way in {sides.after}"
    if before.comment != after.comment:
        yield _comments(before, after, sides)


def _table_changes(before: Table, after: Table, sides: Sides) -> Iterator[str]:
    if before.row_security != after.row_security:
        yield f"has row security in {sides.after if after.row_security else sides.before} only"
    if before.forced_row_security != after.forced_row_security:
        yield f"holds its owner to row security in {sides.after if after.forced_row_security else sides.before} only"
    if (before.persistence, before.partition_key) != (after.persistence, after.partition_key):
        yield f"is kept in another way in {sides.after}"
    if before.comment != after.comment:
        yield _comments(before, after, sides)


def _comments(before: Table | Column, after: Table | Column, sides: Sides) -> str:
    old, new = (repr(row.comment) if row.comment else "none" for row in (before, after))
    return f"has the comment {old} in {sides.before} and {new} in {sides.after}"
