"""drop the bank details of supplier

Takes away; apply it when no running code uses this any more:
* drop column supplier.account_holder
  (its values are lost; taking this back makes account_holder again, without them)
* drop column supplier.iban
  (its values are lost; taking this back makes iban again, without them)
* drop column supplier.bic
  (its values are lost; taking this back makes bic again, without them)

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "21dcd34b0ea7"
down_revision = "6a5e07df52b0"
branch_labels = None
depends_on = None
phase = "contract"


def upgrade() -> None:
    op.drop_column("supplier", "account_holder")
    op.drop_column("supplier", "iban")
    op.drop_column("supplier", "bic")


def downgrade() -> None:
    op.add_column("supplier", sa.Column("bic", sa.String(11), nullable=True))
    op.add_column("supplier", sa.Column("iban", sa.String(34), nullable=True, comment="personal data (financial)"))
    op.add_column("supplier", sa.Column("account_holder", sa.String(160), nullable=True))
