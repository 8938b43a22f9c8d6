"""Tables to the SQL that creates them."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, SetColumnComment, SetTableComment

from dazzle.back.quoting import DIALECT


def creating(metadata: sa.MetaData, tables: Collection[str]) -> Iterator[str]:
    """The statements that create these tables of the MetaData, each after those it refers to, then what is circular."""
    wanted = [table for table in metadata.sorted_tables if table.name in tables]
    for table in wanted:
        yield text(CreateTable(table))
        for index in in_order(table):
            yield text(CreateIndex(index))
        yield from map(text, comments(table))
    for table in wanted:
        for constraint in circular(table):
            yield text(AddConstraint(constraint))


def comments(table: sa.Table) -> Iterator[SetTableComment | SetColumnComment]:
    """What puts a table's comments on it and on its columns."""
    if table.comment:
        yield SetTableComment(table)
    yield from (SetColumnComment(column) for column in table.columns if column.comment)


def in_order(table: sa.Table) -> list[sa.Index]:
    """A table's indexes by name: SQLAlchemy keeps them as a set."""
    return sorted(table.indexes, key=lambda index: str(index.name))


def in_table(table: sa.Table) -> list[sa.Constraint]:
    """A table's constraints: keys, then foreign keys, then checks, each by name; SQLAlchemy keeps them as a set."""
    kinds = (sa.PrimaryKeyConstraint, sa.UniqueConstraint, sa.ForeignKeyConstraint, sa.CheckConstraint)
    return sorted(table.constraints, key=lambda each: (kinds.index(type(each)), str(each.name)))


def circular(table: sa.Table) -> list[sa.ForeignKeyConstraint]:
    """The foreign keys that are added when all tables are there."""
    return sorted(
        (constraint for constraint in table.foreign_key_constraints if constraint.use_alter),
        key=lambda constraint: str(constraint.name),
    )


def text(statement: CreateTable | CreateIndex | AddConstraint | SetTableComment | SetColumnComment) -> str:
    """The statement as SQL, without what ends it."""
    # Not laid out anew: a constant may hold tabs and line ends of its own.
    return str(statement.compile(dialect=DIALECT)).strip()
