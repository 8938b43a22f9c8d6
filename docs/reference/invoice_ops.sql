CREATE TABLE tenant (
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id         UUID DEFAULT gen_random_uuid() NOT NULL,
    name       VARCHAR(120) NOT NULL,
    slug       VARCHAR(40) NOT NULL,
    timezone   VARCHAR(64) DEFAULT 'Europe/Vienna',

    CONSTRAINT pk_tenant PRIMARY KEY (id),
    CONSTRAINT uq_tenant_name UNIQUE (name),
    CONSTRAINT uq_tenant_slug UNIQUE (slug),
    CONSTRAINT ck_tenant_created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_tenant_slug_slug CHECK (slug::text ~ '\A((?=...)[a-z0-9]+(-[a-z0-9]+)*)\Z'),
    CONSTRAINT ck_tenant_timezone_timezone CHECK (timezone::text ~ '\A([A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*)\Z'),
    CONSTRAINT ck_tenant_updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone)
);
COMMENT ON TABLE tenant IS 'Company: One company of the group; its invoices, suppliers and users are its own';

CREATE TABLE supplier (
    tenant_id    UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at   TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id           UUID DEFAULT gen_random_uuid() NOT NULL,
    name         VARCHAR(160) NOT NULL,
    vat_id       VARCHAR(20),
    email        VARCHAR(320),
    website      TEXT,
    payment_days INTEGER DEFAULT 30 NOT NULL,
    blocked      BOOLEAN DEFAULT false NOT NULL,

    CONSTRAINT pk_supplier PRIMARY KEY (tenant_id, id),
    CONSTRAINT uq_supplier_tenant_id_name UNIQUE (tenant_id, name),
    CONSTRAINT fk_supplier_tenant_id_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_supplier_created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_supplier_email_email CHECK (email::text ~ '\A([^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+@[^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+)\Z'),
    CONSTRAINT ck_supplier_payment_days_range CHECK (payment_days >= 0 AND payment_days <= 365),
    CONSTRAINT ck_supplier_updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_supplier_website_url CHECK (website::text ~ '\A(https?://[^\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+)\Z')
);
COMMENT ON TABLE supplier IS 'Supplier: A company that sends invoices';
COMMENT ON COLUMN supplier.email IS 'personal data (contact)';

CREATE TABLE user_ (
    tenant_id  UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id         UUID DEFAULT gen_random_uuid() NOT NULL,
    full_name  VARCHAR(120) NOT NULL,
    email      VARCHAR(320) NOT NULL,
    role       TEXT DEFAULT 'clerk' NOT NULL,
    active     BOOLEAN DEFAULT true NOT NULL,

    CONSTRAINT pk_user_ PRIMARY KEY (tenant_id, id),
    CONSTRAINT uq_user__tenant_id_email UNIQUE (tenant_id, email),
    CONSTRAINT fk_user__tenant_id_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_user__created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_user__email_email CHECK (email::text ~ '\A([^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+@[^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+)\Z'),
    CONSTRAINT ck_user__role_enum CHECK (role IN ('clerk', 'approver', 'treasurer', 'admin')),
    CONSTRAINT ck_user__updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone)
);
COMMENT ON TABLE user_ IS 'User: A person who records, approves or pays invoices';
COMMENT ON COLUMN user_.full_name IS 'personal data (identity)';
COMMENT ON COLUMN user_.email IS 'personal data (contact)';

CREATE TABLE invoice (
    tenant_id      UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL,
    created_at     TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at     TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id             UUID DEFAULT gen_random_uuid() NOT NULL,
    supplier       UUID NOT NULL,
    number         VARCHAR(40) NOT NULL,
    status         TEXT DEFAULT 'draft' NOT NULL,
    issued_on      DATE DEFAULT CURRENT_DATE NOT NULL,
    due_on         DATE,
    total_minor    BIGINT NOT NULL,
    total_currency VARCHAR(3) NOT NULL,
    cost_centre    VARCHAR(20),
    note           TEXT,
    approved_by    UUID,
    approved_at    TIMESTAMP WITH TIME ZONE,

    CONSTRAINT pk_invoice PRIMARY KEY (tenant_id, id),
    CONSTRAINT uq_invoice_tenant_id_supplier_number UNIQUE (tenant_id, supplier, number),
    CONSTRAINT fk_invoice_approved_by_user_ FOREIGN KEY (tenant_id, approved_by) REFERENCES user_ (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_supplier_supplier FOREIGN KEY (tenant_id, supplier) REFERENCES supplier (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_tenant_id_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_invoice_approval_complete CHECK (approved_at IS NULL OR approved_by IS NOT NULL),
    CONSTRAINT ck_invoice_approved_at_range CHECK (approved_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND approved_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_invoice_created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_invoice_due_after_issue CHECK (due_on IS NULL OR due_on >= issued_on),
    CONSTRAINT ck_invoice_due_on_range CHECK (due_on >= '0001-01-01'::date AND due_on <= '9999-12-31'::date),
    CONSTRAINT ck_invoice_issued_on_range CHECK (issued_on >= '0001-01-01'::date AND issued_on <= '9999-12-31'::date),
    CONSTRAINT ck_invoice_status_enum CHECK (status IN ('draft', 'submitted', 'approved', 'disputed', 'rejected', 'scheduled', 'paid')),
    CONSTRAINT ck_invoice_total_complete CHECK ((total_minor IS NULL) = (total_currency IS NULL)),
    CONSTRAINT ck_invoice_total_currency CHECK (total_currency::text ~ '\A[A-Z]{3}\Z'),
    CONSTRAINT ck_invoice_updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone)
);
CREATE INDEX ix_invoice_tenant_id_approved_by ON invoice (tenant_id, approved_by);
CREATE INDEX ix_invoice_tenant_id_status_due_on ON invoice (tenant_id, status, due_on);
COMMENT ON TABLE invoice IS 'Invoice: A supplier''s bill, from its arrival to its payment';
COMMENT ON COLUMN invoice.total_minor IS 'in the smallest unit of the currency, as cents';
COMMENT ON COLUMN invoice.total_currency IS 'ISO 4217';

CREATE TABLE supplier_bank_account (
    tenant_id  UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id         UUID DEFAULT gen_random_uuid() NOT NULL,
    supplier   UUID NOT NULL,
    holder     VARCHAR(160),
    iban       VARCHAR(34) NOT NULL,
    bic        VARCHAR(11),
    preferred  BOOLEAN DEFAULT true NOT NULL,

    CONSTRAINT pk_supplier_bank_account PRIMARY KEY (tenant_id, id),
    CONSTRAINT uq_supplier_bank_account_tenant_id_supplier_iban UNIQUE (tenant_id, supplier, iban),
    CONSTRAINT fk_supplier_bank_account_supplier_supplier FOREIGN KEY (tenant_id, supplier) REFERENCES supplier (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_supplier_bank_account_tenant_id_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_supplier_bank_account_created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_supplier_bank_account_updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone)
);
COMMENT ON TABLE supplier_bank_account IS 'Bank account: Where a supplier wants to be paid; a supplier may have several, one of them is used';
COMMENT ON COLUMN supplier_bank_account.iban IS 'personal data (financial)';

CREATE TABLE line_item (
    tenant_id           UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL,
    id                  UUID DEFAULT gen_random_uuid() NOT NULL,
    invoice             UUID NOT NULL,
    position            INTEGER NOT NULL,
    description         VARCHAR(200) NOT NULL,
    quantity            NUMERIC(10, 2) DEFAULT 1.00 NOT NULL,
    unit_price_minor    BIGINT NOT NULL,
    unit_price_currency VARCHAR(3) NOT NULL,

    CONSTRAINT pk_line_item PRIMARY KEY (tenant_id, id),
    CONSTRAINT uq_line_item_tenant_id_invoice_position UNIQUE (tenant_id, invoice, position),
    CONSTRAINT fk_line_item_invoice_invoice FOREIGN KEY (tenant_id, invoice) REFERENCES invoice (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_line_item_tenant_id_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_line_item_quantity_finite CHECK (quantity <> 'NaN'::numeric),
    CONSTRAINT ck_line_item_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_line_item_unit_price_complete CHECK ((unit_price_minor IS NULL) = (unit_price_currency IS NULL)),
    CONSTRAINT ck_line_item_unit_price_currency CHECK (unit_price_currency::text ~ '\A[A-Z]{3}\Z')
);
COMMENT ON TABLE line_item IS 'Line item: One position of an invoice';
COMMENT ON COLUMN line_item.unit_price_minor IS 'in the smallest unit of the currency, as cents';
COMMENT ON COLUMN line_item.unit_price_currency IS 'ISO 4217';

CREATE TABLE payment_attempt (
    tenant_id       UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL,
    id              UUID DEFAULT gen_random_uuid() NOT NULL,
    invoice         UUID NOT NULL,
    bank_account    UUID,
    reference       VARCHAR(35) NOT NULL,
    amount_minor    BIGINT NOT NULL,
    amount_currency VARCHAR(3) NOT NULL,
    status          TEXT DEFAULT 'pending' NOT NULL,
    attempted_at    TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    settled_on      DATE,
    failure_reason  TEXT,

    CONSTRAINT pk_payment_attempt PRIMARY KEY (tenant_id, id),
    CONSTRAINT uq_payment_attempt_tenant_id_reference UNIQUE (tenant_id, reference),
    CONSTRAINT fk_payment_attempt_bank_account_supplier_bank_account FOREIGN KEY (tenant_id, bank_account) REFERENCES supplier_bank_account (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_payment_attempt_invoice_invoice FOREIGN KEY (tenant_id, invoice) REFERENCES invoice (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_payment_attempt_tenant_id_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_payment_attempt_amount_complete CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT ck_payment_attempt_amount_currency CHECK (amount_currency::text ~ '\A[A-Z]{3}\Z'),
    CONSTRAINT ck_payment_attempt_attempted_at_range CHECK (attempted_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND attempted_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_payment_attempt_settled_day CHECK (status <> 'settled' OR settled_on IS NOT NULL),
    CONSTRAINT ck_payment_attempt_settled_on_range CHECK (settled_on >= '0001-01-01'::date AND settled_on <= '9999-12-31'::date),
    CONSTRAINT ck_payment_attempt_status_enum CHECK (status IN ('pending', 'sent', 'settled', 'failed'))
);
CREATE INDEX ix_payment_attempt_tenant_id_bank_account ON payment_attempt (tenant_id, bank_account);
CREATE INDEX ix_payment_attempt_tenant_id_invoice ON payment_attempt (tenant_id, invoice);
CREATE INDEX ix_payment_attempt_tenant_id_status_attempted_at ON payment_attempt (tenant_id, status, attempted_at);
COMMENT ON TABLE payment_attempt IS 'Payment attempt: One attempt to pay an invoice; a failed one stays, the next is a row of its own';
COMMENT ON COLUMN payment_attempt.amount_minor IS 'in the smallest unit of the currency, as cents';
COMMENT ON COLUMN payment_attempt.amount_currency IS 'ISO 4217';

CREATE FUNCTION context_is_known() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN COALESCE(NULLIF(current_setting('dazzle.user', true), ''), NULLIF(current_setting('dazzle.roles', true), '')) IS NOT NULL;

CREATE FUNCTION context_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE RETURN string_to_array(current_setting('dazzle.roles', true), ',');

CREATE FUNCTION context_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid;

CREATE FUNCTION context_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN NULLIF(current_setting('dazzle.user', true), '')::uuid;

CREATE FUNCTION may_read_payment_attempt(invoice uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = '' RETURN ('approver' = ANY (context_roles())) AND ((SELECT t1.approved_by FROM invoice AS t1 WHERE t1.id = may_read_payment_attempt.invoice) = context_user());

ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY may_read ON tenant FOR SELECT USING ((context_is_known()) AND (id = context_tenant()));
CREATE POLICY may_update ON tenant FOR UPDATE USING (('admin' = ANY (context_roles())) AND ((context_is_known()) AND (id = context_tenant()))) WITH CHECK ((context_is_known()) AND (id = context_tenant()));
CREATE POLICY owner_reads ON tenant FOR SELECT TO CURRENT_USER USING (true);

ALTER TABLE supplier ENABLE ROW LEVEL SECURITY;
ALTER TABLE supplier FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_fence ON supplier AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());
CREATE POLICY may_read ON supplier FOR SELECT USING (context_is_known());
CREATE POLICY may_create ON supplier FOR INSERT WITH CHECK (context_roles() && ARRAY['clerk', 'admin']);
CREATE POLICY may_update ON supplier FOR UPDATE USING ((context_roles() && ARRAY['clerk', 'admin']) AND (context_is_known())) WITH CHECK (context_is_known());
CREATE POLICY may_delete ON supplier FOR DELETE USING (('admin' = ANY (context_roles())) AND (context_is_known()));

ALTER TABLE user_ ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_ FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_fence ON user_ AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());
CREATE POLICY may_read ON user_ FOR SELECT USING (context_is_known());
CREATE POLICY may_create ON user_ FOR INSERT WITH CHECK ('admin' = ANY (context_roles()));
CREATE POLICY may_update ON user_ FOR UPDATE USING (('admin' = ANY (context_roles())) AND (context_is_known())) WITH CHECK (context_is_known());
CREATE POLICY owner_reads ON user_ FOR SELECT TO CURRENT_USER USING (true);

ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_fence ON invoice AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());
CREATE POLICY may_read ON invoice FOR SELECT USING ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND (status <> 'draft'))));
CREATE POLICY may_create ON invoice FOR INSERT WITH CHECK ('clerk' = ANY (context_roles()));
CREATE POLICY may_update ON invoice FOR UPDATE USING ((context_roles() && ARRAY['clerk', 'approver', 'treasurer']) AND ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND (status <> 'draft'))))) WITH CHECK ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND (status <> 'draft'))));
CREATE POLICY may_delete ON invoice FOR DELETE USING (('admin' = ANY (context_roles())) AND ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (('approver' = ANY (context_roles())) AND (status <> 'draft')))));
CREATE POLICY owner_reads ON invoice FOR SELECT TO CURRENT_USER USING (true);

ALTER TABLE supplier_bank_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE supplier_bank_account FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_fence ON supplier_bank_account AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());
CREATE POLICY may_read ON supplier_bank_account FOR SELECT USING (context_roles() && ARRAY['clerk', 'treasurer', 'admin']);
CREATE POLICY may_create ON supplier_bank_account FOR INSERT WITH CHECK (context_roles() && ARRAY['clerk', 'admin']);
CREATE POLICY may_update ON supplier_bank_account FOR UPDATE USING ((context_roles() && ARRAY['clerk', 'admin']) AND (context_roles() && ARRAY['clerk', 'treasurer', 'admin'])) WITH CHECK (context_roles() && ARRAY['clerk', 'treasurer', 'admin']);
CREATE POLICY may_delete ON supplier_bank_account FOR DELETE USING (('admin' = ANY (context_roles())) AND (context_roles() && ARRAY['clerk', 'treasurer', 'admin']));

ALTER TABLE line_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE line_item FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_fence ON line_item AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());
CREATE POLICY may_read ON line_item FOR SELECT USING (context_is_known());
CREATE POLICY may_create ON line_item FOR INSERT WITH CHECK ('clerk' = ANY (context_roles()));
CREATE POLICY may_update ON line_item FOR UPDATE USING (('clerk' = ANY (context_roles())) AND (context_is_known())) WITH CHECK (context_is_known());
CREATE POLICY may_delete ON line_item FOR DELETE USING (('clerk' = ANY (context_roles())) AND (context_is_known()));

ALTER TABLE payment_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_fence ON payment_attempt AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());
CREATE POLICY may_read ON payment_attempt FOR SELECT USING ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (may_read_payment_attempt(invoice))));
CREATE POLICY may_create ON payment_attempt FOR INSERT WITH CHECK ('treasurer' = ANY (context_roles()));
CREATE POLICY may_update ON payment_attempt FOR UPDATE USING (('treasurer' = ANY (context_roles())) AND ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (may_read_payment_attempt(invoice))))) WITH CHECK ((context_is_known()) AND ((context_roles() && ARRAY['clerk', 'treasurer', 'admin']) OR (may_read_payment_attempt(invoice))));
