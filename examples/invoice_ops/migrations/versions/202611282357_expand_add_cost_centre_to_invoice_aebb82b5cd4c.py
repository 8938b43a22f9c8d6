"""add cost centre to invoice

Adds and changes, takes nothing away:
* add column invoice.cost_centre

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "aebb82b5cd4c"
down_revision = "5365687836f2"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.add_column("invoice", sa.Column("cost_centre", sa.String(20), nullable=True))


def downgrade() -> None:
    op.drop_column("invoice", "cost_centre")
