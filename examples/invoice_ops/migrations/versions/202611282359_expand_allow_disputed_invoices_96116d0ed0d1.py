"""allow disputed invoices

Adds and changes, takes nothing away:
* change check ck_invoice_status_enum

In 2 steps, each committed by itself; an upgrade that is interrupted goes on with the step it was at:
1. change invoice: ACCESS EXCLUSIVE on invoice for a moment
2. validate ck_invoice_status_enum: reads every row of invoice while others read and write (SHARE UPDATE EXCLUSIVE)

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

from alembic import op

from dazzle.back.steps import step

revision = "96116d0ed0d1"
down_revision = "eafa4813a6ae"
branch_labels = None
depends_on = None
phase = "expand"


def upgrade() -> None:
    with step(op, revision, "change invoice"):
        op.drop_constraint("ck_invoice_status_enum", "invoice", type_="check")
        op.create_check_constraint(
            "ck_invoice_status_enum",
            "invoice",
            "status IN ('draft', 'submitted', 'approved', 'disputed', 'rejected', 'scheduled', 'paid')",
            postgresql_not_valid=True,
        )
    with step(op, revision, "validate ck_invoice_status_enum"):
        op.execute("ALTER TABLE invoice VALIDATE CONSTRAINT ck_invoice_status_enum")


def downgrade() -> None:
    op.drop_constraint("ck_invoice_status_enum", "invoice", type_="check")
    op.execute(
        "ALTER TABLE invoice ADD CONSTRAINT ck_invoice_status_enum CHECK ((status = ANY (ARRAY['draft'::text, "
        "'submitted'::text, 'approved'::text, 'rejected'::text, 'scheduled'::text, 'paid'::text])))"
    )
