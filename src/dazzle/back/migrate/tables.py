"""A table that changes beside its columns: its row security and its comment, each a step."""

from collections.abc import Iterator

from alembic.operations import ops

from dazzle.back.migrate import rebuild
from dazzle.back.migrate.catalogue import Table
from dazzle.back.migrate.step import Stage, Step
from dazzle.back.migrate.words import named
from dazzle.diagnostics.errors import RevisionRefused

ENABLED = (
    "from this moment a role sees and changes only the rows that the policies allow it, none where no policy does;"
    " takes ACCESS EXCLUSIVE on {table} for a moment"
)
DISABLED = "from this moment every role that may read {table} sees all of its rows, and changes all that it may change"
FORCED = "from this moment the policies hold for the owner too: statements of its own see what they allow"
UNFORCED = "from this moment the owner sees and changes every row"


def changed(old: Table, new: Table) -> Iterator[Step]:
    """The steps for a table that is on both sides.

    Raises RevisionRefused for one whose rows are to be kept in another way: unlogged, or in partitions.
    """
    if (old.persistence, old.partition_key) != (new.persistence, new.partition_key):
        raise RevisionRefused(
            f"the change of {named(new)} is not written yet",
            help='write it by hand, in a revision of `dazzle db revision --empty -m "..."`',
        )
    if up := tuple(rebuild.row_security(new, before=old)):
        less = (old.row_security, old.forced_row_security) > (new.row_security, new.forced_row_security)
        yield Step(
            stage=Stage.LIFT_ROW_SECURITY if less else Stage.ROW_SECURITY,
            says=f"the row security of {named(new)} {_becomes(old, new)}",
            up=up,
            down=tuple(rebuild.row_security(old, before=new)),
            note=_meaning(old, new).format(table=new.table),
        )
    if old.comment != new.comment:
        yield Step(
            stage=Stage.ALTER_COLUMN,
            says=f"the comment of {named(new)} changes",
            up=(_comment(new),),
            down=(_comment(old),),
        )


def _becomes(old: Table, new: Table) -> str:
    if old.row_security != new.row_security:
        return "is turned on" if new.row_security else "is turned off"
    return "holds for its owner" if new.forced_row_security else "no longer holds for its owner"


def _meaning(old: Table, new: Table) -> str:
    if old.row_security != new.row_security:
        return ENABLED if new.row_security else DISABLED
    return FORCED if new.forced_row_security else UNFORCED


def _comment(row: Table) -> ops.MigrateOperation:
    if row.comment is None:
        return ops.DropTableCommentOp(row.table)
    return ops.CreateTableCommentOp(row.table, row.comment)
