"""The first revision of a project whose tables `create_all` has made: what is there, not what the DSL says by now."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.driver import driver
from dazzle.back.migrate import catalogue, rebuild
from dazzle.back.migrate.catalogue import Constraint, Function, Policy, Row, Table
from dazzle.back.migrate.diff import Scope, trial
from dazzle.back.migrate.plan import steps
from dazzle.back.migrate.policies import create_function, create_policy
from dazzle.back.migrate.step import Stage, Step, in_order


def baseline(
    connection: sa.Connection, scope: Scope, statements: Collection[str]
) -> tuple[tuple[Step, ...], tuple[Row, ...]]:
    """The steps that make what the statements made, and its rows; a table that is as in the DSL is written from it."""
    wanted = set(scope.wanted(connection))
    with trial(connection):
        before = scope.made(connection)
        for statement in statements:
            driver(connection).execute(statement.encode())
        rows = scope.made(connection)
    former = {row.table for row in set(rows) ^ wanted} & catalogue.table_names(rows)
    functions = [row for row in set(rows) - wanted if isinstance(row, Function)]
    as_it_was = [row for row in rows if row.table in former or row in functions]
    as_it_is = [row for row in rows if row not in as_it_was]
    differences = tuple(catalogue.differences(before, as_it_is))
    made = in_order((*_rebuilt(as_it_was), *steps(differences, before, scope.metadata)))
    return scope.placed(made, before), rows


def _rebuilt(rows: Collection[Row]) -> Iterator[Step]:
    """Tables from their rows; foreign keys last, so that the order of the tables does not matter."""
    for name in sorted(catalogue.table_names(rows)):
        own = [row for row in rows if row.table == name]
        yield Step(
            stage=Stage.CREATE_TABLE,
            rank=-1,
            says=f"create table {name}",
            up=tuple(rebuild.create_table(name, own)),
            down=(ops.DropTableOp(name),),
        )
        for row in own:
            if isinstance(row, Table) and (secured := tuple(rebuild.row_security(row))):
                yield Step(stage=Stage.ROW_SECURITY, says="", up=secured, down=())
            if isinstance(row, Constraint) and row.type == "f":
                yield Step(
                    stage=Stage.ADD_FOREIGN_KEY,
                    says="",
                    up=(rebuild.add_constraint(row),),
                    down=(rebuild.drop_constraint(row),),
                )
            elif isinstance(row, Policy):
                yield create_policy(row, sa.MetaData())
    for row in rows:
        if isinstance(row, Function):
            yield create_function(row, sa.MetaData(), rows)
