"""copy bank details

Every supplier's account moves to a row of its own, so that a supplier can have several. The columns it comes from stay
until the next revision, and a downgrade fills them again.

Made by `dazzle db revision --empty`, and written by hand.
"""

from alembic import op

revision = "de49c9cbceb8"
down_revision = "8aec706cdedb"
branch_labels = None
depends_on = None
phase = "data"


def upgrade() -> None:
    op.execute(
        """
        INSERT INTO supplier_bank_account (supplier, holder, iban, bic)
        SELECT id, account_holder, iban, bic FROM supplier WHERE iban IS NOT NULL
        ON CONFLICT (supplier, iban) DO NOTHING
        """
    )


def downgrade() -> None:
    op.execute(
        """
        UPDATE supplier SET account_holder = account.holder, iban = account.iban, bic = account.bic
        FROM supplier_bank_account AS account
        WHERE account.supplier = supplier.id AND account.preferred
        """
    )
