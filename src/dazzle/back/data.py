"""What a revision that is written by hand needs to read and change rows.

    from alembic import op
    from dazzle.back.data import unforced


    def upgrade() -> None:
        with unforced(op, "invoice"):
            op.execute("UPDATE invoice SET note = '' WHERE note IS NULL")

Row security that is forced holds for the owner of a table too, who migrates. PostgreSQL would change the rows that the
policies allow him, which without a person and a tenant are none, and say nothing; so a migration's session errs instead
(`row_security = off`), and this lifts the force for as long as it is needed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from dazzle.back.metadata import sql_text
from dazzle.back.quoting import identifier
from dazzle.back.rowsecurity import forcing
from dazzle.back.steps import is_left_out

if TYPE_CHECKING:
    from alembic.operations import Operations

FORCED = sa.text("SELECT relforcerowsecurity FROM pg_class WHERE oid = to_regclass(:name)")


@contextmanager
def unforced(op: "Operations", *tables: str) -> Iterator[None]:
    """The owner sees and changes every row of these tables, others as before; from then to the end they are locked.

    In the transaction of the revision: when that fails, nothing was lifted. Raises ValueError for a table whose row
    security is not forced, which would be so afterwards. As SQL (`--sql`), where nothing can be asked, it is not seen.
    """
    context = op.get_context()
    if not context.as_sql and not is_left_out(context):
        for table in tables:
            if not op.get_bind().execute(FORCED, {"name": identifier(table)}).scalar():
                raise ValueError(f"the table `{table}` has no row security that is forced: nothing is to be lifted")
    for table in tables:
        op.execute(sql_text(forcing(table, forced=False)))
    yield
    for table in tables:
        op.execute(sql_text(forcing(table, forced=True)))
