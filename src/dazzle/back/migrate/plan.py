"""Differences to steps: what a revision has to do so that what the revisions make becomes what the DSL says."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import AddConstraint

from dazzle.back.metadata import sql_text
from dazzle.back.metadata.indexes import ALIKE
from dazzle.back.migrate import rebuild
from dazzle.back.migrate.altering import altered, freed
from dazzle.back.migrate.carrying import KEYS, carried, regenerated
from dazzle.back.migrate.catalogue import Column, Constraint, Difference, Extension, Function, Index, Policy, Row, Table
from dazzle.back.migrate.ddl import circular, enabling, in_order, in_table, policies_of, text
from dazzle.back.migrate.policies import (
    create_extension,
    create_function,
    create_policy,
    drop_function,
    drop_policy,
    without_policy,
)
from dazzle.back.migrate.rebuild import drop_constraint, execute
from dazzle.back.migrate.step import Phase, Stage, Step
from dazzle.back.migrate.tables import changed
from dazzle.back.migrate.words import named
from dazzle.back.quoting import identifier

STANDING = "which stands on what changes"

ADD_STAGES: Mapping[str, Stage] = {"f": Stage.ADD_FOREIGN_KEY}
DROP_STAGES: Mapping[str, Stage] = {"f": Stage.DROP_FOREIGN_KEY}


def steps(differences: Collection[Difference], before: Collection[Row], target: sa.MetaData) -> Iterator[Step]:
    """The steps for all differences, in no order yet. `before` is every row of the side that is to change."""
    ranks = {table.name: rank for rank, table in enumerate(target.sorted_tables)}
    planner = _planner(differences, before, target, ranks)
    for difference in differences:
        yield from planner.plan(difference)
    staying = [each for each in differences if each.after is None and planner.is_kept_for_now(each.row)]
    for row in carried(differences, before, staying):
        yield from planner.carry(row)


@dataclass(frozen=True, slots=True)
class _Planner:
    before: Collection[Row]
    target: sa.MetaData
    ranks: Mapping[str, int]  # of the tables, so that each comes after those it refers to
    whole: frozenset[str]  # tables that are on one side only: what they consist of comes and goes with them
    rekeyed: frozenset[str]  # tables that are there and get a key
    gone: frozenset[tuple[str, str]]  # columns that go, and with them what stands on them
    retyped: frozenset[tuple[str, str]]
    coming: frozenset[tuple[str, str]]  # constraints and indexes that are new, by table and name

    def plan(self, difference: Difference) -> Iterator[Step]:
        table = difference.row.table
        match difference.before, difference.after:
            case None, Table():
                yield from self._create_table(self.target.tables[table], difference.row)
            case Table(), None:
                yield from self._drop_table(table)
            case _ if table in self.whole:
                return
            case (Column() | None, Column() | None):
                yield from self._column(difference.before, difference.after)
            case (Constraint() | Index() | None, Constraint() | Index() | None):
                yield from self._held(difference.before, difference.after)
            case (Policy() | Function() | None, Policy() | Function() | None):
                yield from self._security(difference.before, difference.after)
            case ((Table() as old), (Table() as new)):
                yield from (replace(step, old=old, new=new) for step in changed(old, new))
            case None, (Extension() as new):
                yield create_extension(new)

    def _column(self, old: Column | None, new: Column | None) -> Iterator[Step]:
        match old, new:
            case None, Column():
                yield self._add_column(new)
            case Column(), None:
                yield from self._drop_column(old)
            case Column(), Column() if regenerated(old, new):
                yield from self._regenerate(old, new)
            case Column(), Column():
                queried = self._compared_with(old) if old.type != new.type else frozenset()
                for step in altered(old, new, self.target.tables[new.table].columns[new.name]):
                    yield replace(step, old=old, new=new, queried=queried)

    def _compared_with(self, column: Column) -> frozenset[str]:
        """The tables whose rows are compared anew, for the foreign keys of a column whose type changes."""
        keys = [row for row in self.before if isinstance(row, Constraint) and row.type == "f"]
        own = (row for row in keys if row.table == column.table and column.name in row.columns)
        return frozenset().union(
            *map(_compared, own), *(_compared(row) for row in keys if row.references == column.table)
        )

    def _held(self, old: Constraint | Index | None, new: Constraint | Index | None) -> Iterator[Step]:
        match old, new:
            case ((Constraint() | Index()), None):
                yield _dropping(old, self._phase(old), says=f"drop {named(old)}")
            case None, (Constraint() | Index()):
                yield self._add(new, says=f"add {named(new)}")
            case ((Constraint() | Index()), (Constraint() | Index())):
                # At once, whatever it stands on: the one that takes its place has its name.
                yield _dropping(old, Phase.EXPAND, says="")
                yield self._add(new, says=f"change {named(new)}")

    def carry(self, row: Row) -> Iterator[Step]:
        """Away, and back as it was, for something else cannot change while it is there."""
        again = f"make {named(row)} again, {STANDING}"
        match row:
            case Policy():
                yield drop_policy(row)
                yield create_policy(row, self.target, says=again)
            case Function():
                yield drop_function(row, self.before)
                yield create_function(row, self.target, self.before, says=again)
            case Column():
                yield self._drop_generated(row)
                yield self._add_generated(row, says=again)
            case Constraint() | Index():
                yield _dropping(row, Phase.EXPAND, says="")
                yield self._add(row, says=again)

    def is_kept_for_now(self, row: Row) -> bool:
        """Whether what goes does so in the later revision of the two, which takes away."""
        match row:
            case Policy():
                return row.table in self.whole
            case Function():
                return self._phase_of_function(row) is Phase.CONTRACT
            case Constraint() | Index():
                return row.table in self.whole or self._phase(row) is Phase.CONTRACT
        return True

    def _security(self, old: Row | None, new: Row | None) -> Iterator[Step]:
        """The old one goes before all that it may read, the new one comes when all is there."""
        change = None not in (old, new)
        match old:
            case Policy():
                says, note = ("", "") if change else (f"drop {named(old)}", without_policy(old))
                yield drop_policy(old, says=says, note=note)
            case Function():
                says, phase = ("", Phase.EXPAND) if change else (f"drop {named(old)}", self._phase_of_function(old))
                yield drop_function(old, self.before, phase=phase, says=says)
        match new:
            case Policy():
                yield create_policy(new, self.target, says=f"{'change' if change else 'add'} {named(new)}")
            case Function():
                says = f"{'change' if change else 'add'} {named(new)}"
                yield create_function(new, self.target, self.before, says=says)

    def _phase_of_function(self, row: Function) -> Phase:
        """A function goes with the last that calls it: a policy of a table that goes needs it until then."""
        called = {row.name}
        functions = [each for each in self.before if isinstance(each, Function)]
        while more := {each.name for each in functions if called.intersection(each.calls)} - called:
            called |= more
        whole = self.whole
        policies = (each for each in self.before if isinstance(each, Policy) and each.table in whole)
        return Phase.CONTRACT if any(called.intersection(each.calls) for each in policies) else Phase.EXPAND

    def _create_table(self, table: sa.Table, created: Row) -> Iterator[Step]:
        keys = [key for key in in_table(table) if isinstance(key, sa.ForeignKeyConstraint)]
        later = [*circular(table), *(key for key in keys if self._waits(key))]
        inside = [item for item in in_table(table) if item not in later]
        secured = tuple(enabling(table))
        yield Step(
            stage=Stage.CREATE_TABLE,
            rank=self.ranks[table.name],
            says=f"create table {table.name}{', with row security' if secured else ''}",
            new=created,
            up=(
                ops.CreateTableOp(table.name, [*table.columns, *inside], comment=table.comment),
                *(_create_index(index) for index in in_order(table)),
            ),
            down=(ops.DropTableOp(table.name),),
        )
        for policy in policies_of(table):
            yield create_policy(policy, self.target)
        if secured:
            yield Step(stage=Stage.ROW_SECURITY, says="", new=created, up=tuple(map(execute, secured)), down=())
        for constraint in later:
            yield Step(
                stage=Stage.ADD_FOREIGN_KEY,
                says="",
                up=(ops.AddConstraintOp.from_constraint(constraint),),
                down=(ops.DropConstraintOp(str(constraint.name), table.name, type_="foreignkey"),),
                queried=frozenset({table.name, constraint.referred_table.name}),
            )

    def _waits(self, constraint: sa.ForeignKeyConstraint) -> bool:
        """Whether a foreign key of a new table may lead to a key that a table which is there does not have yet."""
        return not constraint.use_alter and constraint.referred_table.name in self.rekeyed

    def _drop_table(self, name: str) -> Iterator[Step]:
        rows = [row for row in self.before if row.table == name]
        for row in rows:
            if isinstance(row, Constraint) and row.type == "f":
                yield Step(
                    phase=Phase.CONTRACT,
                    stage=Stage.DROP_FOREIGN_KEY,
                    says="",
                    old=row,
                    up=(ops.DropConstraintOp(row.name, name, type_="foreignkey"),),
                    down=(rebuild.add_constraint(row),),
                    queried=_compared(row),
                )
            elif isinstance(row, Policy):
                yield drop_policy(row, phase=Phase.CONTRACT)
            elif isinstance(row, Table) and row.row_security:
                # Back only when the foreign keys are, for which its rows are compared.
                secured = tuple(rebuild.row_security(row))
                yield Step(phase=Phase.CONTRACT, stage=Stage.LIFT_ROW_SECURITY, says="", old=row, up=(), down=secured)
        yield Step(
            phase=Phase.CONTRACT,
            stage=Stage.DROP_TABLE,
            says=f"drop table {name}",
            old=next(row for row in rows if isinstance(row, Table)),
            up=(ops.DropTableOp(name),),
            down=tuple(rebuild.create_table(name, rows)),
            note=f"its rows are lost; taking this back makes {name} again, empty",
        )

    def _add_column(self, row: Column) -> Step:
        column = self.target.tables[row.table].columns[row.name]
        return Step(
            # What is generated may be made from columns that change first.
            stage=Stage.ADD_COLUMN if column.computed is None else Stage.ADD_GENERATED,
            says=f"add column {row.table}.{row.name}",
            new=row,
            up=(ops.AddColumnOp(row.table, column),),
            down=(ops.DropColumnOp(row.table, row.name),),
        )

    def _regenerate(self, old: Column, new: Column) -> Iterator[Step]:
        yield self._drop_generated(old)
        yield self._add_generated(
            new,
            says=f"{named(new)} is generated as {new.default}",
            note=f"PostgreSQL rewrites {new.table} under an exclusive lock; every value is made anew, and none lost",
        )

    def _drop_generated(self, row: Column) -> Step:
        return Step(
            stage=Stage.DROP_GENERATED,
            says="",
            old=row,
            up=(ops.DropColumnOp(row.table, row.name),),
            down=rebuild.add_column(row),
        )

    def _add_generated(self, row: Column, *, says: str, note: str = "") -> Step:
        column = self.target.tables[row.table].columns.get(row.name) if row.table in self.target.tables else None
        return Step(
            stage=Stage.ADD_GENERATED,
            says=says,
            new=row,
            up=rebuild.add_column(row) if column is None else (ops.AddColumnOp(row.table, column),),
            down=(ops.DropColumnOp(row.table, row.name),),
            note=note,
        )

    def _drop_column(self, row: Column) -> Iterator[Step]:
        if row.generated:
            yield replace(self._drop_generated(row), phase=Phase.CONTRACT, says=f"drop column {row.table}.{row.name}")
            return
        note = f"its values are lost; taking this back makes {row.name} again, without them"
        if not row.nullable and row.default is None and not row.identity:
            if self._is_in_key(row):
                note = f"its values are lost; as it is required, taken back only while {row.table} has no rows"
            else:
                yield freed(row)
                row = replace(row, nullable=True)
        yield Step(
            phase=Phase.CONTRACT,
            stage=Stage.DROP_COLUMN,
            says=f"drop column {row.table}.{row.name}",
            old=row,
            up=(ops.DropColumnOp(row.table, row.name),),
            down=rebuild.add_column(row),
            note=note,
        )

    def _is_in_key(self, row: Column) -> bool:
        keys = (each for each in self.before if isinstance(each, Constraint) and each.type == "p")
        return any(each.table == row.table and row.name in each.columns for each in keys)

    def _phase(self, row: Constraint | Index) -> Phase:
        """A constraint or an index on a column that goes, goes with it: in the same file, before it.

        One that would have to be read anew, for another of its columns changes its type, goes at once; so does one
        whose name another of its table gets.
        """
        if (row.table, row.name) in self.coming:
            return Phase.EXPAND
        columns = {(row.table, name) for name in row.columns}
        goes = columns & self.gone and not columns & self.retyped
        return Phase.CONTRACT if goes else Phase.EXPAND

    def _add(self, row: Constraint | Index, *, says: str) -> Step:
        """As the MetaData says; from the row what only revisions know."""
        table = self.target.tables.get(row.table)
        if isinstance(row, Index):
            index = next((each for each in (() if table is None else table.indexes) if each.name == row.name), None)
            return Step(
                stage=Stage.ADD_INDEX,
                says=says,
                new=row,
                up=(rebuild.add_index(row) if index is None else _create_index(index),),
                down=(ops.DropIndexOp(row.name, row.table),),
            )
        found = next((each for each in (() if table is None else table.constraints) if each.name == row.name), None)
        return Step(
            stage=ADD_STAGES.get(row.type, Stage.ADD_CONSTRAINT),
            says=says,
            new=row,
            up=(rebuild.add_constraint(row) if found is None else _adding(found),),
            down=(drop_constraint(row),),
            queried=_compared(row),
        )


def _planner(
    differences: Collection[Difference], before: Collection[Row], target: sa.MetaData, ranks: Mapping[str, int]
) -> _Planner:
    """With what is asked of all differences again and again."""
    whole = frozenset(
        each.row.table for each in differences if isinstance(each.row, Table) and None in (each.before, each.after)
    )
    found = [each.after for each in differences if isinstance(each.after, Constraint | Index)]
    keys = (row for row in found if (row.unique if isinstance(row, Index) else row.type in KEYS))
    columns = [(each.before, each.after) for each in differences if isinstance(each.before, Column)]
    return _Planner(
        before,
        target,
        ranks,
        whole=whole,
        rekeyed=frozenset(row.table for row in keys) - whole,
        coming=frozenset((row.table, row.name) for row in found),
        gone=frozenset((old.table, old.name) for old, new in columns if new is None),
        retyped=frozenset(
            (old.table, old.name) for old, new in columns if isinstance(new, Column) and old.type != new.type
        ),
    )


def _adding(constraint: sa.Constraint) -> ops.MigrateOperation:
    if isinstance(constraint, ExcludeConstraint):
        # Else SQLAlchemy would leave it out of the table from now on.
        return execute(text(AddConstraint(constraint, isolate_from_table=False)))
    return ops.AddConstraintOp.from_constraint(constraint)


def _dropping(row: Constraint | Index, phase: Phase, *, says: str) -> Step:
    if isinstance(row, Index):
        return Step(
            phase=phase,
            stage=Stage.DROP_INDEX,
            says=says,
            old=row,
            up=(ops.DropIndexOp(row.name, row.table),),
            down=(rebuild.add_index(row),),
        )
    return Step(
        phase=phase,
        stage=DROP_STAGES.get(row.type, Stage.DROP_CONSTRAINT),
        says=says,
        old=row,
        up=(drop_constraint(row),),
        down=(rebuild.add_constraint(row),),
        queried=_compared(row),
    )


def _compared(row: Constraint) -> frozenset[str]:
    """The tables whose rows are compared when it is made."""
    return frozenset() if row.references is None else frozenset({row.table, row.references})


def _create_index(index: sa.Index) -> ops.CreateIndexOp:
    """The index with its columns by name, and in words where one is read downwards."""
    assert index.table is not None
    return ops.CreateIndexOp(
        str(index.name),
        index.table.name,
        [sql_text(f"{identifier(name)} DESC") if descending else name for name, descending in index.info["parts"]]
        or [sql_text(ALIKE)],
        unique=index.unique,
        **{key: value for key, value in index.dialect_kwargs.items() if value is not None},
    )
