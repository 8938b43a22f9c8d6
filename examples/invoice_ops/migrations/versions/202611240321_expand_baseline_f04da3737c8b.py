"""baseline

Adds and changes, takes nothing away:
* create table tenant
* create table supplier
* create table user_
* create table invoice
* create table line_item
* create table payment_attempt

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "f04da3737c8b"
down_revision = None
branch_labels = ("invoice_ops",)
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.create_table(
        "tenant",
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("slug", sa.String(40), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=True, server_default=sa.text("'Europe/Vienna'")),
        sa.PrimaryKeyConstraint("id", name="pk_tenant"),
        sa.UniqueConstraint("name", name="uq_tenant_name"),
        sa.UniqueConstraint("slug", name="uq_tenant_slug"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_tenant_created_at_range",
        ),
        sa.CheckConstraint("slug::text ~ '\\A((?=...)[a-z0-9]+(-[a-z0-9]+)*)\\Z'", name="ck_tenant_slug_slug"),
        sa.CheckConstraint(
            "timezone::text ~ '\\A([A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*)\\Z'",
            name="ck_tenant_timezone_timezone",
        ),
        sa.CheckConstraint(
            (
                "updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_tenant_updated_at_range",
        ),
    )
    op.create_table(
        "supplier",
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("tenant", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("vat_id", sa.String(20), nullable=True),
        sa.Column("email", sa.String(320), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("payment_days", sa.Integer(), nullable=False, server_default=sa.text("30")),
        sa.Column("blocked", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("account_holder", sa.String(160), nullable=True),
        sa.Column("iban", sa.String(34), nullable=True),
        sa.Column("bic", sa.String(11), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_supplier"),
        sa.UniqueConstraint("tenant", "name", name="uq_supplier_tenant_name"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name="fk_supplier_tenant_tenant", ondelete="RESTRICT"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_supplier_created_at_range",
        ),
        sa.CheckConstraint(
            (
                "email::text ~ "
                "'\\A([^@\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+@[^@\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+)\\Z'"
            ),
            name="ck_supplier_email_email",
        ),
        sa.CheckConstraint("payment_days >= 0 AND payment_days <= 365", name="ck_supplier_payment_days_range"),
        sa.CheckConstraint(
            (
                "updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_supplier_updated_at_range",
        ),
        sa.CheckConstraint(
            (
                "website::text ~ "
                "'\\A(https?://[^\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+)\\Z'"
            ),
            name="ck_supplier_website_url",
        ),
    )
    op.create_table(
        "user_",
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("tenant", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.String(120), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("role", sa.Text(), nullable=False, server_default=sa.text("'clerk'")),
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.PrimaryKeyConstraint("id", name="pk_user_"),
        sa.UniqueConstraint("email", name="uq_user__email"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name="fk_user__tenant_tenant", ondelete="RESTRICT"),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_user__created_at_range",
        ),
        sa.CheckConstraint(
            (
                "email::text ~ "
                "'\\A([^@\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+@[^@\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+)\\Z'"
            ),
            name="ck_user__email_email",
        ),
        sa.CheckConstraint("role IN ('clerk', 'approver', 'treasurer', 'admin')", name="ck_user__role_enum"),
        sa.CheckConstraint(
            (
                "updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_user__updated_at_range",
        ),
    )
    op.create_index("ix_user__tenant", "user_", ["tenant"])
    op.create_table(
        "invoice",
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("tenant", sa.Uuid(), nullable=False),
        sa.Column("supplier", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'draft'")),
        sa.Column("issued_on", sa.Date(), nullable=False, server_default=sa.text("CURRENT_DATE")),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("total_currency", sa.String(3), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invoice"),
        sa.UniqueConstraint("tenant", "supplier", "number", name="uq_invoice_tenant_supplier_number"),
        sa.ForeignKeyConstraint(
            ["approved_by"],
            ["user_.id"],
            name="fk_invoice_approved_by_user_",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["supplier"],
            ["supplier.id"],
            name="fk_invoice_supplier_supplier",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name="fk_invoice_tenant_tenant", ondelete="RESTRICT"),
        sa.CheckConstraint("approved_at IS NULL OR approved_by IS NOT NULL", name="ck_invoice_approval_complete"),
        sa.CheckConstraint(
            (
                "approved_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND approved_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_invoice_approved_at_range",
        ),
        sa.CheckConstraint(
            (
                "created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_invoice_created_at_range",
        ),
        sa.CheckConstraint("due_on IS NULL OR due_on >= issued_on", name="ck_invoice_due_after_issue"),
        sa.CheckConstraint(
            "due_on >= '0001-01-01'::date AND due_on <= '9999-12-31'::date",
            name="ck_invoice_due_on_range",
        ),
        sa.CheckConstraint(
            "issued_on >= '0001-01-01'::date AND issued_on <= '9999-12-31'::date",
            name="ck_invoice_issued_on_range",
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'approved', 'rejected', 'scheduled', 'paid')",
            name="ck_invoice_status_enum",
        ),
        sa.CheckConstraint("(total_minor IS NULL) = (total_currency IS NULL)", name="ck_invoice_total_complete"),
        sa.CheckConstraint("total_currency::text ~ '\\A[A-Z]{3}\\Z'", name="ck_invoice_total_currency"),
        sa.CheckConstraint(
            (
                "updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_invoice_updated_at_range",
        ),
    )
    op.create_index("ix_invoice_approved_by", "invoice", ["approved_by"])
    op.create_index("ix_invoice_supplier", "invoice", ["supplier"])
    op.create_index("ix_invoice_tenant_status_due_on", "invoice", ["tenant", "status", "due_on"])
    op.create_table(
        "line_item",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("invoice", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(200), nullable=False),
        sa.Column("quantity", sa.Numeric(10, 2), nullable=False, server_default=sa.text("1.00")),
        sa.Column("unit_price_minor", sa.BigInteger(), nullable=False),
        sa.Column("unit_price_currency", sa.String(3), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_line_item"),
        sa.UniqueConstraint("invoice", "position", name="uq_line_item_invoice_position"),
        sa.ForeignKeyConstraint(["invoice"], ["invoice.id"], name="fk_line_item_invoice_invoice", ondelete="CASCADE"),
        sa.CheckConstraint("quantity <> 'NaN'::numeric", name="ck_line_item_quantity_finite"),
        sa.CheckConstraint("quantity > 0", name="ck_line_item_quantity_positive"),
        sa.CheckConstraint(
            "(unit_price_minor IS NULL) = (unit_price_currency IS NULL)",
            name="ck_line_item_unit_price_complete",
        ),
        sa.CheckConstraint("unit_price_currency::text ~ '\\A[A-Z]{3}\\Z'", name="ck_line_item_unit_price_currency"),
    )
    op.create_table(
        "payment_attempt",
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("invoice", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(35), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_currency", sa.String(3), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'pending'")),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("failure_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_payment_attempt"),
        sa.UniqueConstraint("reference", name="uq_payment_attempt_reference"),
        sa.ForeignKeyConstraint(
            ["invoice"],
            ["invoice.id"],
            name="fk_payment_attempt_invoice_invoice",
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "(amount_minor IS NULL) = (amount_currency IS NULL)",
            name="ck_payment_attempt_amount_complete",
        ),
        sa.CheckConstraint("amount_currency::text ~ '\\A[A-Z]{3}\\Z'", name="ck_payment_attempt_amount_currency"),
        sa.CheckConstraint(
            (
                "attempted_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND attempted_at <= '9999-12-31 "
                "23:59:59.999999+00'::timestamp with time zone"
            ),
            name="ck_payment_attempt_attempted_at_range",
        ),
        sa.CheckConstraint("status <> 'settled' OR settled_on IS NOT NULL", name="ck_payment_attempt_settled_day"),
        sa.CheckConstraint(
            "settled_on >= '0001-01-01'::date AND settled_on <= '9999-12-31'::date",
            name="ck_payment_attempt_settled_on_range",
        ),
        sa.CheckConstraint("status IN ('pending', 'sent', 'settled', 'failed')", name="ck_payment_attempt_status_enum"),
    )
    op.create_index("ix_payment_attempt_invoice", "payment_attempt", ["invoice"])
    op.create_index("ix_payment_attempt_status_attempted_at", "payment_attempt", ["status", "attempted_at"])


def downgrade() -> None:
    op.drop_table("payment_attempt")
    op.drop_table("line_item")
    op.drop_table("invoice")
    op.drop_table("user_")
    op.drop_table("supplier")
    op.drop_table("tenant")
