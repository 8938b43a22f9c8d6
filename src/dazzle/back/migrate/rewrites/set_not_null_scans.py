"""A column that becomes required: first for the rows that come, then for those that are there.

## What it does

`SET NOT NULL` holds ACCESS EXCLUSIVE while PostgreSQL reads every row, and fails when one has no value. The rows
without a value get one, the rule is added NOT VALID, and then it is validated while others read and write.

On PostgreSQL 18 that rule is the NOT NULL itself. Before, it is a CHECK; `SET NOT NULL` then takes it for a proof and
reads nothing, and the CHECK goes in the same transaction. The rows are filled before either is there: a row without a
value could not be changed at all afterwards.
"""

from collections.abc import Iterator
from dataclasses import replace

from alembic.operations import ops

from dazzle.back import naming
from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.filling import holding
from dazzle.back.migrate.moves import free
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.rewrites.rewrite import NOT_VALID, Rewrite
from dazzle.back.migrate.situation import NOT_NULL_NOT_VALID, Situation
from dazzle.back.migrate.step import Stage, Statement, Step, Way
from dazzle.back.notnull import usual_name
from dazzle.back.quoting import identifier


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    for step in steps:
        match step.new, step.up:
            case Column() as row, (ops.AlterColumnOp(modify_nullable=False),) if not situation.is_new(row):
                yield holding(replace(step, up=(_rule(row, situation),), note=""), row.table)
                yield filling(row, situation)
                yield from validating(row, situation)
            case _:
                yield step


def _rule(row: Column, situation: Situation) -> ops.MigrateOperation:
    column = identifier(row.name)
    held = f"NOT NULL {column}" if situation.min_version >= NOT_NULL_NOT_VALID else f"CHECK ({column} IS NOT NULL)"
    name = identifier(_name(row, situation))
    return execute(f"ALTER TABLE {identifier(row.table)} ADD CONSTRAINT {name} {held}{NOT_VALID}")


def _name(row: Column, situation: Situation) -> str:
    """On 18 the name that PostgreSQL itself would take, so that the schema is the same whichever way it was made."""
    if situation.min_version >= NOT_NULL_NOT_VALID:
        return usual_name(row.table, row.name)
    return free(naming.check(row.table, row.name, word="not_null").spelled, situation.names)


def filling(row: Column, situation: Situation) -> Step:
    """What gives the rows that are there a value: the column's default, or what a person says."""
    column, name = identifier(row.name), f"fill {row.table}.{field_of(row, situation)}"
    return Step(
        stage=Stage.FILL,
        way=Way.ALONE,
        name=name,
        says="",
        new=row,
        up=(),
        down=(),
        statement=Statement(
            name=name,
            table=identifier(row.table),
            columns=(column,),
            where=(f"{column} IS NULL",),
            by_default=row.default is not None,
        ),
        unforced=frozenset({row.table}) & situation.forced,
    )


def field_of(row: Column, situation: Situation) -> str:
    """The field that the column is of, or the column where it is of none."""
    info = situation.target.tables[row.table].columns[row.name].info
    return str(info["field"] or row.name)


def validating(row: Column, situation: Situation) -> Iterator[Step]:
    table, name = identifier(row.table), identifier(_name(row, situation))
    yield Step(
        stage=Stage.VALIDATE,
        way=Way.ALONE,
        name=f"validate {row.table}.{row.name}",
        says="",
        new=row,
        up=(execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}"),),
        down=(),
    )
    if situation.min_version < NOT_NULL_NOT_VALID:
        yield Step(
            stage=Stage.REQUIRE,
            way=Way.ALONE,
            name=f"require {row.table}.{row.name}",
            says="",
            new=row,
            up=(
                ops.AlterColumnOp(row.table, row.name, modify_nullable=False),
                execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}"),
            ),
            down=(),
        )


def required(row: Column, situation: Situation) -> Iterator[Step]:
    """The steps that make a column required which was added without a value."""
    rule = Step(stage=Stage.HOLD, says="", new=row, up=(_rule(row, situation),), down=())
    yield holding(rule, row.table)
    yield filling(row, situation)
    yield from validating(row, situation)


REWRITE = Rewrite(
    slug="set-not-null-scans",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            bad=("ALTER TABLE t ALTER COLUMN a SET NOT NULL",),
            good=(
                "ALTER TABLE t ADD CONSTRAINT ck_t_a_not_null CHECK (a IS NOT NULL) NOT VALID",
                "ALTER TABLE t VALIDATE CONSTRAINT ck_t_a_not_null",
                "ALTER TABLE t ALTER COLUMN a SET NOT NULL; ALTER TABLE t DROP CONSTRAINT ck_t_a_not_null",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
        ),
        Evidence(
            bad=("ALTER TABLE t ALTER COLUMN a SET NOT NULL",),
            good=(
                "ALTER TABLE t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID",
                "ALTER TABLE t VALIDATE CONSTRAINT t_a_not_null",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
            since=18,
        ),
    ),
)
