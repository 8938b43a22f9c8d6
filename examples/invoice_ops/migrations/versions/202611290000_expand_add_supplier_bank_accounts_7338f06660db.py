"""add supplier bank accounts

Adds and changes, takes nothing away:
* create table supplier_bank_account, with row security
* add column payment_attempt.bank_account
* add index ix_payment_attempt_tenant_id_bank_account
* add foreign key fk_payment_attempt_bank_account_supplier_bank_account

In 9 steps, each committed by itself; an upgrade that is interrupted goes on with the step it was at:
1. make the new tables: nobody waits, but writers of supplier and tenant for a moment (SHARE ROW EXCLUSIVE)
2. change payment_attempt: ACCESS EXCLUSIVE on payment_attempt for a moment
3. build ix_payment_attempt_tenant_id_bank_account concurrently: others read and write meanwhile
4. add fk_payment_attempt_bank_account_supplier_bank_account: SHARE ROW EXCLUSIVE on payment_attempt and
   supplier_bank_account for a moment
5. show payment_attempt to its owner: ACCESS EXCLUSIVE on payment_attempt for a moment
6. show supplier_bank_account to its owner: ACCESS EXCLUSIVE on supplier_bank_account for a moment
7. validate fk_payment_attempt_bank_account_supplier_bank_account: reads every row of payment_attempt while others read
   and write (SHARE UPDATE EXCLUSIVE)
8. hold the owner of payment_attempt to its row security again: ACCESS EXCLUSIVE on payment_attempt for a moment
9. hold the owner of supplier_bank_account to its row security again: ACCESS EXCLUSIVE on supplier_bank_account for a
   moment

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

from dazzle.back.steps import concurrently, step

revision = "7338f06660db"
down_revision = "96116d0ed0d1"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    with step(op, revision, "make the new tables"):
        op.create_table(
            "supplier_bank_account",
            sa.Column(
                "tenant_id",
                sa.Uuid(),
                nullable=False,
                server_default=sa.text("NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid"),
            ),
            sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
            sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
            sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
            sa.Column("supplier", sa.Uuid(), nullable=False),
            sa.Column("holder", sa.String(160), nullable=True),
            sa.Column("iban", sa.String(34), nullable=False, comment="personal data (financial)"),
            sa.Column("bic", sa.String(11), nullable=True),
            sa.Column("preferred", sa.Boolean(), nullable=False, server_default=sa.text("true")),
            sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_supplier_bank_account"),
            sa.UniqueConstraint(
                "tenant_id",
                "supplier",
                "iban",
                name="uq_supplier_bank_account_tenant_id_supplier_iban",
            ),
            sa.ForeignKeyConstraint(
                ["tenant_id", "supplier"],
                ["supplier.tenant_id", "supplier.id"],
                name="fk_supplier_bank_account_supplier_supplier",
                ondelete="CASCADE",
            ),
            sa.ForeignKeyConstraint(
                ["tenant_id"],
                ["tenant.id"],
                name="fk_supplier_bank_account_tenant_id_tenant",
                ondelete="RESTRICT",
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
            comment="Bank account: Where a supplier wants to be paid; a supplier may have several, one of them is used",
        )
        op.execute(
            "CREATE POLICY tenant_fence ON supplier_bank_account AS RESTRICTIVE USING (tenant_id = context_tenant()) "
            "WITH CHECK (tenant_id = context_tenant())"
        )
        op.execute(
            "CREATE POLICY may_read ON supplier_bank_account FOR SELECT USING (context_roles() && ARRAY['clerk', "
            "'treasurer', 'admin'])"
        )
        op.execute(
            "CREATE POLICY may_create ON supplier_bank_account FOR INSERT WITH CHECK (context_roles() && ARRAY['clerk',"
            " 'admin'])"
        )
        op.execute(
            "CREATE POLICY may_update ON supplier_bank_account FOR UPDATE USING ((context_roles() && ARRAY['clerk', "
            "'admin']) AND (context_roles() && ARRAY['clerk', 'treasurer', 'admin'])) WITH CHECK (context_roles() && "
            "ARRAY['clerk', 'treasurer', 'admin'])"
        )
        op.execute(
            "CREATE POLICY may_delete ON supplier_bank_account FOR DELETE USING (('admin' = ANY (context_roles())) AND "
            "(context_roles() && ARRAY['clerk', 'treasurer', 'admin']))"
        )
        op.execute("ALTER TABLE supplier_bank_account ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE supplier_bank_account FORCE ROW LEVEL SECURITY")
    with step(op, revision, "change payment_attempt"):
        op.add_column("payment_attempt", sa.Column("bank_account", sa.Uuid(), nullable=True))
    with concurrently(op, revision, "ix_payment_attempt_tenant_id_bank_account"):
        op.create_index(
            "ix_payment_attempt_tenant_id_bank_account",
            "payment_attempt",
            ["tenant_id", "bank_account"],
            postgresql_concurrently=True,
        )
    with step(op, revision, "add fk_payment_attempt_bank_account_supplier_bank_account"):
        op.create_foreign_key(
            "fk_payment_attempt_bank_account_supplier_bank_account",
            "payment_attempt",
            "supplier_bank_account",
            ["tenant_id", "bank_account"],
            ["tenant_id", "id"],
            ondelete="RESTRICT",
            postgresql_not_valid=True,
        )
    with step(op, revision, "show payment_attempt to its owner"):
        op.execute("ALTER TABLE payment_attempt NO FORCE ROW LEVEL SECURITY")
    with step(op, revision, "show supplier_bank_account to its owner"):
        op.execute("ALTER TABLE supplier_bank_account NO FORCE ROW LEVEL SECURITY")
    with step(op, revision, "validate fk_payment_attempt_bank_account_supplier_bank_account"):
        op.execute(
            "ALTER TABLE payment_attempt VALIDATE CONSTRAINT fk_payment_attempt_bank_account_supplier_bank_account"
        )
    with step(op, revision, "hold the owner of payment_attempt to its row security again"):
        op.execute("ALTER TABLE payment_attempt FORCE ROW LEVEL SECURITY")
    with step(op, revision, "hold the owner of supplier_bank_account to its row security again"):
        op.execute("ALTER TABLE supplier_bank_account FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.drop_constraint("fk_payment_attempt_bank_account_supplier_bank_account", "payment_attempt", type_="foreignkey")
    op.drop_index("ix_payment_attempt_tenant_id_bank_account", table_name="payment_attempt")
    op.drop_column("payment_attempt", "bank_account")
    op.execute("DROP POLICY may_delete ON supplier_bank_account")
    op.execute("DROP POLICY may_update ON supplier_bank_account")
    op.execute("DROP POLICY may_create ON supplier_bank_account")
    op.execute("DROP POLICY may_read ON supplier_bank_account")
    op.execute("DROP POLICY tenant_fence ON supplier_bank_account")
    op.drop_table("supplier_bank_account")
