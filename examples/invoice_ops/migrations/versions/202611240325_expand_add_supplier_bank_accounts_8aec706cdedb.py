"""add supplier bank accounts

Adds and changes, takes nothing away:
* create table supplier_bank_account
* add column payment_attempt.bank_account
* add index ix_payment_attempt_bank_account
* add foreign key fk_payment_attempt_bank_account_supplier_bank_account

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "8aec706cdedb"
down_revision = "4866f5db9d20"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.create_table(
        "supplier_bank_account",
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("supplier", sa.Uuid(), nullable=False),
        sa.Column("holder", sa.String(160), nullable=True),
        sa.Column("iban", sa.String(34), nullable=False),
        sa.Column("bic", sa.String(11), nullable=True),
        sa.Column("preferred", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.PrimaryKeyConstraint("id", name="pk_supplier_bank_account"),
        sa.UniqueConstraint("supplier", "iban", name="uq_supplier_bank_account_supplier_iban"),
        sa.ForeignKeyConstraint(
            ["supplier"],
            ["supplier.id"],
            name="fk_supplier_bank_account_supplier_supplier",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_supplier_bank_account_created_at_range",
        ),
        sa.CheckConstraint(
            (
                "updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_supplier_bank_account_updated_at_range",
        ),
    )
    op.add_column("payment_attempt", sa.Column("bank_account", sa.Uuid(), nullable=True))
    op.create_index("ix_payment_attempt_bank_account", "payment_attempt", ["bank_account"])
    op.create_foreign_key(
        "fk_payment_attempt_bank_account_supplier_bank_account",
        "payment_attempt",
        "supplier_bank_account",
        ["bank_account"],
        ["id"],
        ondelete="RESTRICT",
    )


def downgrade() -> None:
    op.drop_constraint("fk_payment_attempt_bank_account_supplier_bank_account", "payment_attempt", type_="foreignkey")
    op.drop_index("ix_payment_attempt_bank_account", table_name="payment_attempt")
    op.drop_column("payment_attempt", "bank_account")
    op.drop_table("supplier_bank_account")
