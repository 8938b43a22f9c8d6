"""The names of what is NOT NULL, which PostgreSQL has from 18 on, as a revision renames them.

    from alembic import op
    from dazzle.back import notnull


    def upgrade() -> None:
        op.alter_column("invoice", "number", new_column_name="reference")
        notnull.rename(op, "invoice", ("invoice_number_not_null", "invoice_reference_not_null"))

`db revision` writes these lines where it renames a table or a column. On a server that has no such names they do
nothing, and where a name is another one, as after `pg_upgrade` from an older server, it is left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alembic.operations import Operations, ops

from dazzle.back.metadata import sql_text
from dazzle.back.migrate.moves import in_turn
from dazzle.back.naming import LONGEST
from dazzle.back.quoting import identifier
from dazzle.fieldtypes.base import literal

if TYPE_CHECKING:
    from alembic.operations import Operations as Operating

SUFFIX = "_not_null"


def rename(op: "Operating", table: str, *pairs: tuple[str, str]) -> None:
    """Give constraints of the table, which has its new name already, other names: (old, new), circles too."""
    names = dict(pairs)
    statements = "\n".join(_renaming(table, old, new) for old, new in in_turn(names, names))
    op.execute(sql_text(f"DO $dazzle$ BEGIN\n{statements}\nEND $dazzle$"))


@dataclass
class NotNullOp(ops.MigrateOperation):
    """Constraints of a table that get other names."""

    table_name: str
    names: Mapping[str, str]


@Operations.implementation_for(NotNullOp)
def _rename(operations: Operations, renaming: NotNullOp) -> None:
    rename(operations, renaming.table_name, *renaming.names.items())


def usual_name(table: str, column: str) -> str:
    """What PostgreSQL calls it when nobody else does: of the longer name as much as fits (`makeObjectName`)."""
    first, second = table.encode(), column.encode()
    lengths = [len(first), len(second)]
    while sum(lengths) + len(SUFFIX) + 1 > LONGEST:
        lengths[0 if lengths[0] > lengths[1] else 1] -= 1
    kept = (name[:length].decode(errors="ignore") for name, length in zip((first, second), lengths, strict=True))
    return "_".join(kept) + SUFFIX


def _renaming(table: str, old: str, new: str) -> str:
    def is_there(name: str) -> str:
        place = f"conrelid = {literal(identifier(table))}::regclass AND contype = 'n'"
        return f"EXISTS (SELECT FROM pg_constraint WHERE {place} AND conname = {literal(name)})"

    return (
        f"IF {is_there(old)} AND NOT {is_there(new)} THEN"
        f" ALTER TABLE {identifier(table)} RENAME CONSTRAINT {identifier(old)} TO {identifier(new)}; END IF;"
    )
