"""Steps that make tables, with what tells Citus where their rows are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.citus import PlacementOp
from dazzle.back.migrate.catalogue import Constraint, Row, table_names
from dazzle.back.migrate.step import Step
from dazzle.back.relations import Distribution

CITUS = "citus"


def placing(steps: Collection[Step], before: Collection[Row], metadata: sa.MetaData) -> tuple[Step, ...]:
    """The steps, in the same order; a table is placed as soon as it is made, and so before any that refers to it.

    Citus wants a table distributed before one that is not refers to it, and a reference table before a distributed one
    refers to it: tables are made in the order of their references, and what runs in a circle is added after all.
    """
    places = {table.name: table.info["partition"] for table in metadata.sorted_tables if _is_placed(table)}
    if not any(places.values()):
        return tuple(steps)
    places |= _going(before, metadata, places)
    there = table_names(before)
    first = next((name for name, column in places.items() if column is not None and name in there), None)
    placer = _Placer(places, first)
    return tuple(
        replace(step, up=tuple(placer.placed(step.up)), down=tuple(placer.placed(step.down))) for step in steps
    )


def _going(before: Collection[Row], metadata: sa.MetaData, places: Mapping[str, str | None]) -> dict[str, str | None]:
    """The tables that the text knows no more, which are made again when a revision is taken back: by their keys."""
    keys = {row.table: row.columns for row in before if isinstance(row, Constraint) and row.type == "p"}
    dividing = set(places.values())
    return {
        table: columns[0] if columns[0] in dividing else None
        for table, columns in keys.items()
        if table not in metadata.tables
    }


def _is_placed(table: sa.Table) -> bool:
    """All but local ones, and those that a tenancy of another kind keeps elsewhere."""
    distribution = table.info["distribution"]
    return distribution is Distribution.SHARED or table.info["partition"] is not None


@dataclass(slots=True)
class _Placer:
    """`places` has the column of each table, None for one that is replicated; `first` is beside what all others are."""

    places: dict[str, str | None]
    first: str | None

    def placed(self, operations: Collection[ops.MigrateOperation]) -> Iterator[ops.MigrateOperation]:
        """The operations, and at their end where the tables are that they make."""
        yield from operations
        for operation in operations:
            if isinstance(operation, ops.CreateTableOp) and operation.table_name in self.places:
                yield self._place(operation.table_name)

    def _place(self, table: str) -> PlacementOp:
        column = self.places[table]
        if column is None:
            return PlacementOp(table)
        self.first = self.first or table
        return PlacementOp(table, column, None if self.first == table else self.first)
