"""Renames that the DSL declares with `was:`: they come before any comparison, or they would be a drop and an add."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.migrate.catalogue import Column, Constraint, Difference, Index, Policy, Row, table_names
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.step import Stage, Step
from dazzle.back.quoting import identifier


def declared(tables: Collection[sa.Table], rows: Collection[Row]) -> Iterator[Step]:
    """A step for each `was:` that is not done yet: what it names is there, and what it is called now is not."""
    names = table_names(rows)
    columns = {(row.table, row.name) for row in rows if isinstance(row, Column)}
    for table in tables:
        former = _former_table(table, names, {other.name for other in tables})
        if former is not None:
            yield Step(
                stage=Stage.RENAME,
                says=f"rename table {former} to {table.name}",
                up=(ops.RenameTableOp(former, table.name),),
                down=(ops.RenameTableOp(table.name, former),),
            )
        for column in table.columns:
            was, now = column.info["was"], column.name
            there = former or table.name
            if was is not None and was not in table.columns and (there, was) in columns and (there, now) not in columns:
                yield Step(
                    stage=Stage.RENAME,
                    says=f"rename column {table.name}.{was} to {now}",
                    up=(ops.AlterColumnOp(table.name, was, modify_name=now),),
                    down=(ops.AlterColumnOp(table.name, now, modify_name=was),),
                )


def paired(differences: Collection[Difference]) -> tuple[tuple[Step, ...], tuple[Difference, ...]]:
    """Steps for constraints, indexes and policies that differ in their name alone, and what is left besides."""
    gone = {_meaning(difference.before): difference for difference in differences if difference.after is None}
    steps: list[Step] = []
    told: set[Difference] = set()
    for difference in differences:
        other = gone.get(_meaning(difference.after)) if difference.before is None else None
        if other is not None and other not in told and isinstance(other.before, Constraint | Index | Policy):
            steps.append(_renaming(other.before, difference.row.name))
            told |= {difference, other}
    return tuple(steps), tuple(difference for difference in differences if difference not in told)


def _former_table(table: sa.Table, there: Collection[str], wanted: Collection[str]) -> str | None:
    """The table that the entity had under its former name: `was:` names the entity, the table may be spelled freely."""
    if table.info["was"] is None or table.name in there:
        return None
    folded = _folded(table.info["was"])
    return next((name for name in sorted(there) if name not in wanted and _folded(name) == folded), None)


def _folded(name: str) -> str:
    return name.replace("_", "").lower()


def _meaning(row: Row | None) -> tuple[object, ...] | None:
    match row:
        case Constraint(table, _, type_, columns, definition):
            return (table, type_, columns, definition)
        case Index(table, _, columns, unique, definition, valid):
            return (table, unique, columns, definition, valid)
        case Policy(table):
            return (table, row.permissive, row.command, row.roles, row.using, row.check)
    return None


def _renaming(row: Constraint | Index | Policy, name: str) -> Step:
    def statement(old: str, new: str) -> str:
        if isinstance(row, Policy):
            return f"ALTER POLICY {identifier(old)} ON {identifier(row.table)} RENAME TO {identifier(new)}"
        if isinstance(row, Index):
            return f"ALTER INDEX {identifier(old)} RENAME TO {identifier(new)}"
        return f"ALTER TABLE {identifier(row.table)} RENAME CONSTRAINT {identifier(old)} TO {identifier(new)}"

    return Step(
        stage=Stage.RENAME,
        says=f"rename {row.kind} {row.name} to {name}",
        up=(execute(statement(row.name, name)),),
        down=(execute(statement(name, row.name)),),
    )
