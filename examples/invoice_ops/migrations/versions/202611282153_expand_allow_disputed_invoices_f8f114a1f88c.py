"""allow disputed invoices

Adds and changes, takes nothing away:
* change check ck_invoice_status_enum

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

from alembic import op

revision = "f8f114a1f88c"
down_revision = "eafa4813a6ae"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.drop_constraint("ck_invoice_status_enum", "invoice", type_="check")
    op.create_check_constraint(
        "ck_invoice_status_enum",
        "invoice",
        "status IN ('draft', 'submitted', 'approved', 'disputed', 'rejected', 'scheduled', 'paid')",
        postgresql_not_valid=True,
    )
    op.execute("ALTER TABLE invoice VALIDATE CONSTRAINT ck_invoice_status_enum")


def downgrade() -> None:
    op.drop_constraint("ck_invoice_status_enum", "invoice", type_="check")
    op.execute(
        "ALTER TABLE invoice ADD CONSTRAINT ck_invoice_status_enum CHECK ((status = ANY (ARRAY['draft'::text, "
        "'submitted'::text, 'approved'::text, 'rejected'::text, 'scheduled'::text, 'paid'::text])))"
    )
