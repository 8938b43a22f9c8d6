"""Where Citus puts the rows of a table, as a revision says it.

    from alembic import op
    from dazzle.back import citus


    def upgrade() -> None:
        op.create_table("country", ...)
        citus.replicate(op, "country")
        op.create_table("invoice", ...)
        citus.distribute(op, "invoice", "tenant_id", colocate_with="supplier")

`db revision` writes these lines where dazzle.toml says `engine = "citus"`. On a server without Citus, as a developer's
own and the scratch server are, they do nothing, and the table is an ordinary one; with `--sql` they are always there.
Dropping the table takes them back.
"""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic.operations import Operations, ops

from dazzle.back.metadata import sql_text
from dazzle.back.quoting import identifier
from dazzle.fieldtypes.base import literal

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext

INSTALLED = sa.text("SELECT FROM pg_extension WHERE extname = 'citus'")
# What one statement makes on many connections, the next one may not see (Citus, "multi_shard_modify_mode"). A session
# that migrates has it set from the start; a script says it.
SEQUENTIAL = "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'"
logger = logging.getLogger(__name__)


def distribute(op: Operations, table: str, column: str, *, colocate_with: str | None = None) -> None:
    """Put each row of the table on a machine by the column, beside the rows of the other that have the same there."""
    beside = "" if colocate_with is None else f", colocate_with => {literal(identifier(colocate_with))}"
    _run(op, table, f"create_distributed_table({literal(identifier(table))}, {literal(column)}{beside})")


def replicate(op: Operations, table: str) -> None:
    """Put all rows of the table on every machine."""
    _run(op, table, f"create_reference_table({literal(identifier(table))})")


@dataclass
class PlacementOp(ops.MigrateOperation):
    """A table, and the column by which it is distributed; with None, it is replicated."""

    table_name: str
    column: str | None = None
    colocate_with: str | None = None


@Operations.implementation_for(PlacementOp)
def _place(operations: Operations, placement: PlacementOp) -> None:
    if placement.column is None:
        replicate(operations, placement.table_name)
    else:
        distribute(operations, placement.table_name, placement.column, colocate_with=placement.colocate_with)


def installed(connection: sa.Connection) -> bool:
    return connection.execute(INSTALLED).first() is not None


def _run(op: Operations, table: str, call: str) -> None:
    context: MigrationContext = op.get_context()
    if context.as_sql:
        op.execute(SEQUENTIAL)
    elif not installed(op.get_bind()):
        logger.info("Citus is not installed here: %s stays an ordinary table", table)
        return
    op.execute(sql_text(f"SELECT {call}"))
