"""Differences to steps: what a revision has to do so that what the revisions make becomes what the DSL says."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.metadata import sql_text
from dazzle.back.migrate import rebuild
from dazzle.back.migrate.altering import altered
from dazzle.back.migrate.catalogue import Column, Constraint, Difference, Index, Row, Table
from dazzle.back.migrate.ddl import circular, in_order, in_table
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.step import Phase, Stage, Step
from dazzle.back.migrate.tables import changed
from dazzle.back.migrate.words import named
from dazzle.back.quoting import identifier

TYPE_WORDS: Mapping[str, str] = {"p": "primary", "u": "unique", "f": "foreignkey", "c": "check"}
ADD_STAGES: Mapping[str, Stage] = {"f": Stage.ADD_FOREIGN_KEY}
DROP_STAGES: Mapping[str, Stage] = {"f": Stage.DROP_FOREIGN_KEY}


def steps(differences: Collection[Difference], before: Collection[Row], target: sa.MetaData) -> Iterator[Step]:
    """The steps for all differences, in no order yet. `before` is every row of the side that is to change."""
    ranks = {table.name: rank for rank, table in enumerate(target.sorted_tables)}
    planner = _Planner(before, target, tuple(differences), ranks)
    for difference in differences:
        yield from planner.plan(difference)


@dataclass(frozen=True, slots=True)
class _Planner:
    before: Collection[Row]
    target: sa.MetaData
    differences: tuple[Difference, ...]
    ranks: Mapping[str, int]  # of the tables, so that each comes after those it refers to

    def plan(self, difference: Difference) -> Iterator[Step]:
        table = difference.row.table
        match difference.before, difference.after:
            case None, Table():
                yield from self._create_table(self.target.tables[table])
            case Table(), None:
                yield from self._drop_table(table)
            case _ if table in self._whole_tables():
                return
            case None, Column():
                yield self._add_column(table, difference.row.name)
            case ((Column() as gone), None):
                yield self._drop_column(gone)
            case ((Column() as old), (Column() as new)):
                yield from altered(old, new, self.target.tables[table].columns[new.name])
            case ((Constraint() | Index() as gone), None):
                yield _dropping(gone, self._phase(gone), says=f"drop {named(gone)}")
            case None, (Constraint() | Index() as new):
                yield self._add(new, says=f"add {named(new)}")
            case ((Constraint() | Index() as gone), (Constraint() | Index() as new)):
                # At once, whatever it stands on: the one that takes its place has its name.
                yield _dropping(gone, Phase.EXPAND, says="")
                yield self._add(new, says=f"change {named(new)}")
            case _:
                yield from changed(difference)

    def _whole_tables(self) -> frozenset[str]:
        """Tables that are on one side only: what they consist of comes and goes with them."""
        return frozenset(
            difference.row.table
            for difference in self.differences
            if isinstance(difference.row, Table) and None in (difference.before, difference.after)
        )

    def _is_dropped(self, table: str, columns: Collection[str]) -> bool:
        """True when one of the columns goes, and with it what stands on it."""
        return any(
            isinstance(row := difference.row, Column)
            and difference.after is None
            and row.table == table
            and row.name in columns
            for difference in self.differences
        )

    def _create_table(self, table: sa.Table) -> Iterator[Step]:
        inside = [item for item in in_table(table) if not getattr(item, "use_alter", False)]
        yield Step(
            stage=Stage.CREATE_TABLE,
            rank=self.ranks[table.name],
            says=f"create table {table.name}",
            up=(
                ops.CreateTableOp(table.name, [*table.columns, *inside], comment=table.comment),
                *(_create_index(index) for index in in_order(table)),
            ),
            down=(ops.DropTableOp(table.name),),
        )
        for constraint in circular(table):
            yield Step(
                stage=Stage.ADD_FOREIGN_KEY,
                says="",
                up=(ops.AddConstraintOp.from_constraint(constraint),),
                down=(ops.DropConstraintOp(str(constraint.name), table.name, type_="foreignkey"),),
            )

    def _drop_table(self, name: str) -> Iterator[Step]:
        rows = [row for row in self.before if row.table == name]
        for row in rows:
            if isinstance(row, Constraint) and row.type == "f":
                yield Step(
                    phase=Phase.CONTRACT,
                    stage=Stage.DROP_FOREIGN_KEY,
                    says="",
                    up=(ops.DropConstraintOp(row.name, name, type_="foreignkey"),),
                    down=(rebuild.add_constraint(row),),
                )
        yield Step(
            phase=Phase.CONTRACT,
            stage=Stage.DROP_TABLE,
            says=f"drop table {name}",
            up=(ops.DropTableOp(name),),
            down=tuple(rebuild.create_table(name, rows)),
            note=f"its rows are lost; taking this back makes {name} again, empty",
        )

    def _add_column(self, table: str, name: str) -> Step:
        return Step(
            stage=Stage.ADD_COLUMN,
            says=f"add column {table}.{name}",
            up=(ops.AddColumnOp(table, self.target.tables[table].columns[name]),),
            down=(ops.DropColumnOp(table, name),),
        )

    def _drop_column(self, row: Column) -> Step:
        note = f"its values are lost; taking this back makes {row.name} again, without them"
        if not row.nullable and row.default is None and not row.identity:
            note = f"its values are lost; as it is required, this can be taken back only while {row.table} has no rows"
        return Step(
            phase=Phase.CONTRACT,
            stage=Stage.DROP_COLUMN,
            says=f"drop column {row.table}.{row.name}",
            up=(ops.DropColumnOp(row.table, row.name),),
            down=rebuild.add_column(row),
            note=note,
        )

    def _phase(self, row: Constraint | Index) -> Phase:
        """A constraint or an index on a column that goes, goes with it: in the same file, before it."""
        return Phase.CONTRACT if self._is_dropped(row.table, row.columns) else Phase.EXPAND

    def _add(self, row: Constraint | Index, *, says: str) -> Step:
        table = self.target.tables[row.table]
        if isinstance(row, Index):
            index = next(index for index in table.indexes if index.name == row.name)
            down = (ops.DropIndexOp(row.name, row.table),)
            return Step(stage=Stage.ADD_INDEX, says=says, up=(_create_index(index),), down=down)
        constraint = next(each for each in table.constraints if each.name == row.name)
        up: tuple[ops.MigrateOperation, ...] = (ops.AddConstraintOp.from_constraint(constraint),)
        if isinstance(constraint, sa.CheckConstraint):
            # First for the rows that come, then for those that are there: VALIDATE does not keep writers waiting.
            up = (
                ops.CreateCheckConstraintOp(row.name, row.table, constraint.sqltext, postgresql_not_valid=True),
                execute(f"ALTER TABLE {identifier(row.table)} VALIDATE CONSTRAINT {identifier(row.name)}"),
            )
        stage = ADD_STAGES.get(row.type, Stage.ADD_CONSTRAINT)
        return Step(stage=stage, says=says, up=up, down=(drop_constraint(row),))


def _dropping(row: Constraint | Index, phase: Phase, *, says: str) -> Step:
    if isinstance(row, Index):
        return Step(
            phase=phase,
            stage=Stage.DROP_INDEX,
            says=says,
            up=(ops.DropIndexOp(row.name, row.table),),
            down=(rebuild.add_index(row),),
        )
    return Step(
        phase=phase,
        stage=DROP_STAGES.get(row.type, Stage.DROP_CONSTRAINT),
        says=says,
        up=(drop_constraint(row),),
        down=(rebuild.add_constraint(row),),
    )


def _create_index(index: sa.Index) -> ops.CreateIndexOp:
    """The index with its columns by name, and in words where one is read downwards."""
    assert index.table is not None
    return ops.CreateIndexOp(
        str(index.name),
        index.table.name,
        [sql_text(f"{identifier(name)} DESC") if descending else name for name, descending in index.info["parts"]],
        unique=index.unique,
        **{key: value for key, value in index.dialect_kwargs.items() if value is not None},
    )


def drop_constraint(row: Constraint) -> ops.DropConstraintOp:
    return ops.DropConstraintOp(row.name, row.table, type_=TYPE_WORDS.get(row.type))
