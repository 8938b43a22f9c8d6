"""baseline

Adds and changes, takes nothing away:
* create table tenant, with row security
* create table supplier, with row security
* create table user_, with row security
* create table invoice, with row security
* create table line_item, with row security
* create table payment_attempt, with row security
* add function context_is_known()
* add function context_roles()
* add function context_tenant()
* add function context_user()
* add function may_read_payment_attempt(invoice uuid)

Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours.
"""

import sqlalchemy as sa
from alembic import op

revision = "5365687836f2"
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
        comment="Company: One company of the group; its invoices, suppliers and users are its own",
    )
    op.create_table(
        "supplier",
        sa.Column(
            "tenant_id",
            sa.Uuid(),
            nullable=False,
            server_default=sa.text("NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid"),
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("vat_id", sa.String(20), nullable=True),
        sa.Column("email", sa.String(320), nullable=True, comment="personal data (contact)"),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("payment_days", sa.Integer(), nullable=False, server_default=sa.text("30")),
        sa.Column("blocked", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("account_holder", sa.String(160), nullable=True),
        sa.Column("iban", sa.String(34), nullable=True, comment="personal data (financial)"),
        sa.Column("bic", sa.String(11), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_supplier"),
        sa.UniqueConstraint("tenant_id", "name", name="uq_supplier_tenant_id_name"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name="fk_supplier_tenant_id_tenant", ondelete="RESTRICT"),
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
        comment="Supplier: A company that sends invoices",
    )
    op.create_table(
        "user_",
        sa.Column(
            "tenant_id",
            sa.Uuid(),
            nullable=False,
            server_default=sa.text("NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid"),
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("full_name", sa.String(120), nullable=False, comment="personal data (identity)"),
        sa.Column("email", sa.String(320), nullable=False, comment="personal data (contact)"),
        sa.Column("role", sa.Text(), nullable=False, server_default=sa.text("'clerk'")),
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_user_"),
        sa.UniqueConstraint("tenant_id", "email", name="uq_user__tenant_id_email"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name="fk_user__tenant_id_tenant", ondelete="RESTRICT"),
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
        comment="User: A person who records, approves or pays invoices",
    )
    op.create_table(
        "invoice",
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
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'draft'")),
        sa.Column("issued_on", sa.Date(), nullable=False, server_default=sa.text("CURRENT_DATE")),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "total_minor",
            sa.BigInteger(),
            nullable=False,
            comment="in the smallest unit of the currency, as cents",
        ),
        sa.Column("total_currency", sa.String(3), nullable=False, comment="ISO 4217"),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_invoice"),
        sa.UniqueConstraint("tenant_id", "supplier", "number", name="uq_invoice_tenant_id_supplier_number"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "approved_by"],
            ["user_.tenant_id", "user_.id"],
            name="fk_invoice_approved_by_user_",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier"],
            ["supplier.tenant_id", "supplier.id"],
            name="fk_invoice_supplier_supplier",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name="fk_invoice_tenant_id_tenant", ondelete="RESTRICT"),
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
        comment="Invoice: A supplier's bill, from its arrival to its payment",
    )
    op.create_index("ix_invoice_tenant_id_approved_by", "invoice", ["tenant_id", "approved_by"])
    op.create_index("ix_invoice_tenant_id_status_due_on", "invoice", ["tenant_id", "status", "due_on"])
    op.create_table(
        "line_item",
        sa.Column(
            "tenant_id",
            sa.Uuid(),
            nullable=False,
            server_default=sa.text("NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid"),
        ),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("invoice", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(200), nullable=False),
        sa.Column("quantity", sa.Numeric(10, 2), nullable=False, server_default=sa.text("1.00")),
        sa.Column(
            "unit_price_minor",
            sa.BigInteger(),
            nullable=False,
            comment="in the smallest unit of the currency, as cents",
        ),
        sa.Column("unit_price_currency", sa.String(3), nullable=False, comment="ISO 4217"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_line_item"),
        sa.UniqueConstraint("tenant_id", "invoice", "position", name="uq_line_item_tenant_id_invoice_position"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "invoice"],
            ["invoice.tenant_id", "invoice.id"],
            name="fk_line_item_invoice_invoice",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"],
            ["tenant.id"],
            name="fk_line_item_tenant_id_tenant",
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint("quantity <> 'NaN'::numeric", name="ck_line_item_quantity_finite"),
        sa.CheckConstraint("quantity > 0", name="ck_line_item_quantity_positive"),
        sa.CheckConstraint(
            "(unit_price_minor IS NULL) = (unit_price_currency IS NULL)",
            name="ck_line_item_unit_price_complete",
        ),
        sa.CheckConstraint("unit_price_currency::text ~ '\\A[A-Z]{3}\\Z'", name="ck_line_item_unit_price_currency"),
        comment="Line item: One position of an invoice",
    )
    op.create_table(
        "payment_attempt",
        sa.Column(
            "tenant_id",
            sa.Uuid(),
            nullable=False,
            server_default=sa.text("NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid"),
        ),
        sa.Column("id", sa.Uuid(), nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("invoice", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(35), nullable=False),
        sa.Column(
            "amount_minor",
            sa.BigInteger(),
            nullable=False,
            comment="in the smallest unit of the currency, as cents",
        ),
        sa.Column("amount_currency", sa.String(3), nullable=False, comment="ISO 4217"),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'pending'")),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("failure_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_payment_attempt"),
        sa.UniqueConstraint("tenant_id", "reference", name="uq_payment_attempt_tenant_id_reference"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "invoice"],
            ["invoice.tenant_id", "invoice.id"],
            name="fk_payment_attempt_invoice_invoice",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"],
            ["tenant.id"],
            name="fk_payment_attempt_tenant_id_tenant",
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
        comment="Payment attempt: One attempt to pay an invoice; a failed one stays, the next is a row of its own",
    )
    op.create_index("ix_payment_attempt_tenant_id_invoice", "payment_attempt", ["tenant_id", "invoice"])
    op.create_index(
        "ix_payment_attempt_tenant_id_status_attempted_at",
        "payment_attempt",
        ["tenant_id", "status", "attempted_at"],
    )
    op.execute(
        "CREATE FUNCTION context_is_known() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN "
        "COALESCE(NULLIF(current_setting('dazzle.user', true), ''), NULLIF(current_setting('dazzle.roles', true), '')) "
        "IS NOT NULL"
    )
    op.execute(
        "CREATE FUNCTION context_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE RETURN "
        "string_to_array(current_setting('dazzle.roles', true), ',')"
    )
    op.execute(
        "CREATE FUNCTION context_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN "
        "NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid"
    )
    op.execute(
        "CREATE FUNCTION context_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN "
        "NULLIF(current_setting('dazzle.user', true), '')::uuid"
    )
    op.execute(
        "CREATE FUNCTION may_read_payment_attempt(invoice uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER "
        "PARALLEL SAFE SET search_path = '' RETURN ('approver' = ANY (context_roles())) AND ((SELECT t1.approved_by "
        "FROM invoice AS t1 WHERE t1.id = may_read_payment_attempt.invoice) = context_user())"
    )
    op.execute(
        "CREATE POLICY tenant_fence ON invoice AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK "
        "(tenant_id = context_tenant())"
    )
    op.execute(
        "CREATE POLICY may_read ON invoice FOR SELECT USING ((context_is_known()) AND ((context_roles() && "
        "ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND (status <> 'draft'))))"
    )
    op.execute("CREATE POLICY may_create ON invoice FOR INSERT WITH CHECK ('clerk' = ANY (context_roles()))")
    op.execute(
        "CREATE POLICY may_update ON invoice FOR UPDATE USING ((context_roles() && ARRAY['clerk', 'approver']) AND "
        "((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY "
        "(context_roles())) AND (status <> 'draft'))))) WITH CHECK ((context_is_known()) AND ((context_roles() && "
        "ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND (status <> 'draft'))))"
    )
    op.execute(
        "CREATE POLICY may_delete ON invoice FOR DELETE USING (('admin' = ANY (context_roles())) AND "
        "((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY "
        "(context_roles())) AND (status <> 'draft')))))"
    )
    op.execute("CREATE POLICY owner_reads ON invoice FOR SELECT TO CURRENT_USER USING (true)")
    op.execute(
        "CREATE POLICY tenant_fence ON line_item AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK "
        "(tenant_id = context_tenant())"
    )
    op.execute("CREATE POLICY may_read ON line_item FOR SELECT USING (context_is_known())")
    op.execute("CREATE POLICY may_create ON line_item FOR INSERT WITH CHECK ('clerk' = ANY (context_roles()))")
    op.execute(
        "CREATE POLICY may_update ON line_item FOR UPDATE USING (('clerk' = ANY (context_roles())) AND "
        "(context_is_known())) WITH CHECK (context_is_known())"
    )
    op.execute(
        "CREATE POLICY may_delete ON line_item FOR DELETE USING (('clerk' = ANY (context_roles())) AND "
        "(context_is_known()))"
    )
    op.execute(
        "CREATE POLICY tenant_fence ON payment_attempt AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK "
        "(tenant_id = context_tenant())"
    )
    op.execute(
        "CREATE POLICY may_read ON payment_attempt FOR SELECT USING ((context_is_known()) AND ((context_roles() && "
        "ARRAY['clerk', 'treasurer', 'admin']) OR (may_read_payment_attempt(invoice))))"
    )
    op.execute(
        "CREATE POLICY may_create ON payment_attempt FOR INSERT WITH CHECK ('treasurer' = ANY (context_roles()))"
    )
    op.execute(
        "CREATE POLICY may_update ON payment_attempt FOR UPDATE USING (('treasurer' = ANY (context_roles())) AND "
        "((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR "
        "(may_read_payment_attempt(invoice))))) WITH CHECK ((context_is_known()) AND ((context_roles() && "
        "ARRAY['clerk', 'treasurer', 'admin']) OR (may_read_payment_attempt(invoice))))"
    )
    op.execute(
        "CREATE POLICY tenant_fence ON supplier AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK "
        "(tenant_id = context_tenant())"
    )
    op.execute("CREATE POLICY may_read ON supplier FOR SELECT USING (context_is_known())")
    op.execute(
        "CREATE POLICY may_create ON supplier FOR INSERT WITH CHECK (context_roles() && ARRAY['clerk', 'admin'])"
    )
    op.execute(
        "CREATE POLICY may_update ON supplier FOR UPDATE USING ((context_roles() && ARRAY['clerk', 'admin']) AND "
        "(context_is_known())) WITH CHECK (context_is_known())"
    )
    op.execute(
        "CREATE POLICY may_delete ON supplier FOR DELETE USING (('admin' = ANY (context_roles())) AND "
        "(context_is_known()))"
    )
    op.execute("CREATE POLICY may_read ON tenant FOR SELECT USING ((context_is_known()) AND (id = context_tenant()))")
    op.execute(
        "CREATE POLICY may_update ON tenant FOR UPDATE USING (('admin' = ANY (context_roles())) AND "
        "((context_is_known()) AND (id = context_tenant()))) WITH CHECK ((context_is_known()) AND (id = "
        "context_tenant()))"
    )
    op.execute("CREATE POLICY owner_reads ON tenant FOR SELECT TO CURRENT_USER USING (true)")
    op.execute(
        "CREATE POLICY tenant_fence ON user_ AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id "
        "= context_tenant())"
    )
    op.execute("CREATE POLICY may_read ON user_ FOR SELECT USING (context_is_known())")
    op.execute("CREATE POLICY may_create ON user_ FOR INSERT WITH CHECK ('admin' = ANY (context_roles()))")
    op.execute(
        "CREATE POLICY may_update ON user_ FOR UPDATE USING (('admin' = ANY (context_roles())) AND "
        "(context_is_known())) WITH CHECK (context_is_known())"
    )
    op.execute("CREATE POLICY owner_reads ON user_ FOR SELECT TO CURRENT_USER USING (true)")
    op.execute("ALTER TABLE invoice ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE invoice FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE line_item ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE line_item FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE payment_attempt ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE payment_attempt FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE supplier ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE supplier FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE tenant ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE tenant FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE user_ ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE user_ FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.execute("DROP POLICY owner_reads ON user_")
    op.execute("DROP POLICY may_update ON user_")
    op.execute("DROP POLICY may_create ON user_")
    op.execute("DROP POLICY may_read ON user_")
    op.execute("DROP POLICY tenant_fence ON user_")
    op.execute("DROP POLICY owner_reads ON tenant")
    op.execute("DROP POLICY may_update ON tenant")
    op.execute("DROP POLICY may_read ON tenant")
    op.execute("DROP POLICY may_delete ON supplier")
    op.execute("DROP POLICY may_update ON supplier")
    op.execute("DROP POLICY may_create ON supplier")
    op.execute("DROP POLICY may_read ON supplier")
    op.execute("DROP POLICY tenant_fence ON supplier")
    op.execute("DROP POLICY may_update ON payment_attempt")
    op.execute("DROP POLICY may_create ON payment_attempt")
    op.execute("DROP POLICY may_read ON payment_attempt")
    op.execute("DROP POLICY tenant_fence ON payment_attempt")
    op.execute("DROP POLICY may_delete ON line_item")
    op.execute("DROP POLICY may_update ON line_item")
    op.execute("DROP POLICY may_create ON line_item")
    op.execute("DROP POLICY may_read ON line_item")
    op.execute("DROP POLICY tenant_fence ON line_item")
    op.execute("DROP POLICY owner_reads ON invoice")
    op.execute("DROP POLICY may_delete ON invoice")
    op.execute("DROP POLICY may_update ON invoice")
    op.execute("DROP POLICY may_create ON invoice")
    op.execute("DROP POLICY may_read ON invoice")
    op.execute("DROP POLICY tenant_fence ON invoice")
    op.execute("DROP FUNCTION may_read_payment_attempt(invoice uuid)")
    op.execute("DROP FUNCTION context_user()")
    op.execute("DROP FUNCTION context_tenant()")
    op.execute("DROP FUNCTION context_roles()")
    op.execute("DROP FUNCTION context_is_known()")
    op.drop_table("payment_attempt")
    op.drop_table("line_item")
    op.drop_table("invoice")
    op.drop_table("user_")
    op.drop_table("supplier")
    op.drop_table("tenant")
