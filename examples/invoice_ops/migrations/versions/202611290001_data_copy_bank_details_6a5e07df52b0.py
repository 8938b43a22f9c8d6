"""copy bank details

Every supplier's account moves to a row of its own, so that a supplier can have several. The columns it comes from stay
until the next revision, and a downgrade fills them again.

Made by `dazzle db revision --empty`, and written by hand.
"""

from alembic import op

from dazzle.back.data import unforced

revision = "6a5e07df52b0"
down_revision = "7338f06660db"
branch_labels = None
depends_on = None
phase = "data"


def upgrade() -> None:
    # Of every company: row security is forced, so that without this the owner would see none of them.
    with unforced(op, "supplier", "supplier_bank_account"):
        op.execute(
            """
            INSERT INTO supplier_bank_account (tenant_id, supplier, holder, iban, bic)
            SELECT tenant_id, id, account_holder, iban, bic FROM supplier WHERE iban IS NOT NULL
            ON CONFLICT (tenant_id, supplier, iban) DO NOTHING
            """
        )


def downgrade() -> None:
    with unforced(op, "supplier", "supplier_bank_account"):
        op.execute(
            """
            UPDATE supplier SET account_holder = account.holder, iban = account.iban, bic = account.bic
            FROM supplier_bank_account AS account
            WHERE (account.tenant_id, account.supplier) = (supplier.tenant_id, supplier.id) AND account.preferred
            """
        )
