"""What the steps of a revision meet: the tables that are there, how large they are, and the oldest server."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from dazzle.back.migrate.catalogue import Constraint, Index, Row, table_names

LookUp = Callable[[], frozenset[str]]
NOT_NULL_NOT_VALID = 18  # the first server on which NOT NULL may be added without a look at the rows


def nothing_known() -> frozenset[str]:
    """A look-up that finds no table small."""
    return frozenset()


@dataclass(frozen=True)
class Situation:
    """`before` is the schema that the revisions make, with today's names; what is written runs from `min_version` on.

    `look_up` finds the tables that are known to have few rows; it is asked once, when a danger depends on it.
    """

    before: Collection[Row]
    target: sa.MetaData
    min_version: int
    look_up: LookUp = nothing_known

    @cached_property
    def small(self) -> frozenset[str]:
        """Of every other table nothing is known, and it is taken for a large one."""
        return self.look_up()

    @cached_property
    def there(self) -> frozenset[str]:
        """The tables that are there, whose rows are read and written while the revision runs."""
        return table_names(self.before)

    @cached_property
    def names(self) -> frozenset[str]:
        """What is called so before or afterwards: tables, constraints and indexes."""
        held = (
            getattr(item, "name", None)
            for table in self.target.tables.values()
            for item in (*table.constraints, *table.indexes)
        )
        rows = (row.name for row in self.before if isinstance(row, Constraint | Index))
        return self.there.union(self.target.tables, map(str, held), rows)

    @cached_property
    def forced(self) -> frozenset[str]:
        """The tables of which not even their owner sees a row without a tenant, once the steps have run."""
        return frozenset(
            name for name, table in self.target.tables.items() if table.info.get("row_security") is not None
        )

    def is_new(self, row: Row | None) -> bool:
        """Whether a row is of a table that this revision makes: nobody waits for it."""
        return row is None or row.table not in self.there
