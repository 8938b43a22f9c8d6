"""A table that changes beside its columns: its policies, its row security and its comment, each a step."""

from collections.abc import Iterator

from alembic.operations import ops

from dazzle.back.migrate import rebuild
from dazzle.back.migrate.catalogue import Difference, Policy, Table
from dazzle.back.migrate.step import Stage, Step
from dazzle.back.migrate.words import named
from dazzle.diagnostics.errors import RevisionRefused


def changed(difference: Difference) -> Iterator[Step]:
    """The steps for a policy, or for a table that is on both sides.

    Raises RevisionRefused for a table whose rows are to be kept in another way: unlogged, or in partitions.
    """
    match difference.before, difference.after:
        case (Policy() | None) as old, (Policy() | None) as new:
            yield _policy(old, new)
        case ((Table() as old), (Table() as new)) if _kept(old) == _kept(new):
            yield from _table(old, new)
        case _:
            raise RevisionRefused(
                f"the change of {named(difference.row)} is not written yet",
                help='write it by hand, in a revision of `dazzle db revision --empty -m "..."`',
            )


def _policy(old: Policy | None, new: Policy | None) -> Step:
    """A policy that comes, goes or becomes another: before columns go that it may read, and it takes no rows away."""
    row = new or old
    assert row is not None
    word = "change" if old and new else "add" if new else "drop"
    return Step(
        stage=Stage.ADD_CONSTRAINT if old is None else Stage.DROP_CONSTRAINT,
        says=f"{word} {named(row)}",
        up=tuple(_replacing(old, new)),
        down=tuple(_replacing(new, old)),
    )


def _replacing(old: Policy | None, new: Policy | None) -> Iterator[ops.MigrateOperation]:
    if old is not None:
        yield rebuild.drop_policy(old)
    if new is not None:
        yield rebuild.add_policy(new)


def _kept(table: Table) -> tuple[str, str | None]:
    return table.persistence, table.partition_key


def _table(old: Table, new: Table) -> Iterator[Step]:
    if up := tuple(rebuild.row_security(new, before=old)):
        yield Step(
            stage=Stage.ALTER_COLUMN,
            says=f"the row security of {named(new)} changes",
            up=up,
            down=tuple(rebuild.row_security(old, before=new)),
        )
    if old.comment != new.comment:
        yield Step(
            stage=Stage.ALTER_COLUMN,
            says=f"the comment of {named(new)} changes",
            up=(_comment(new),),
            down=(_comment(old),),
        )


def _comment(row: Table) -> ops.MigrateOperation:
    if row.comment is None:
        return ops.DropTableCommentOp(row.table)
    return ops.CreateTableCommentOp(row.table, row.comment)
