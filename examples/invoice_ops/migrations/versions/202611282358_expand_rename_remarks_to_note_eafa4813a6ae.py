"""rename remarks to note

Adds and changes, takes nothing away:
* rename column invoice.remarks to note

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

from alembic import op

revision = "eafa4813a6ae"
down_revision = "aebb82b5cd4c"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.alter_column("invoice", "remarks", new_column_name="note")


def downgrade() -> None:
    op.alter_column("invoice", "note", new_column_name="remarks")
