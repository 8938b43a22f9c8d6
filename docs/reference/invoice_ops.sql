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
    created_at   TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at   TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id           UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant       UUID NOT NULL,
    name         VARCHAR(160) NOT NULL,
    vat_id       VARCHAR(20),
    email        VARCHAR(320),
    website      TEXT,
    payment_days INTEGER DEFAULT 30 NOT NULL,
    blocked      BOOLEAN DEFAULT false NOT NULL,

    CONSTRAINT pk_supplier PRIMARY KEY (id),
    CONSTRAINT uq_supplier_tenant_name UNIQUE (tenant, name),
    CONSTRAINT fk_supplier_tenant_tenant FOREIGN KEY (tenant) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_supplier_created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_supplier_email_email CHECK (email::text ~ '\A([^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+@[^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+)\Z'),
    CONSTRAINT ck_supplier_payment_days_range CHECK (payment_days >= 0 AND payment_days <= 365),
    CONSTRAINT ck_supplier_updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_supplier_website_url CHECK (website::text ~ '\A(https?://[^\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+)\Z')
);
COMMENT ON TABLE supplier IS 'Supplier: A company that sends invoices';
COMMENT ON COLUMN supplier.email IS 'personal data (contact)';

CREATE TABLE user_ (
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id         UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant     UUID NOT NULL,
    full_name  VARCHAR(120) NOT NULL,
    email      VARCHAR(320) NOT NULL,
    role       TEXT DEFAULT 'clerk' NOT NULL,
    active     BOOLEAN DEFAULT true NOT NULL,

    CONSTRAINT pk_user_ PRIMARY KEY (id),
    CONSTRAINT uq_user__email UNIQUE (email),
    CONSTRAINT fk_user__tenant_tenant FOREIGN KEY (tenant) REFERENCES tenant (id) ON DELETE RESTRICT,
    CONSTRAINT ck_user__created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_user__email_email CHECK (email::text ~ '\A([^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+@[^@\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+)\Z'),
    CONSTRAINT ck_user__role_enum CHECK (role IN ('clerk', 'approver', 'treasurer', 'admin')),
    CONSTRAINT ck_user__updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone)
);
CREATE INDEX ix_user__tenant ON user_ (tenant);
COMMENT ON TABLE user_ IS 'User: A person who records, approves or pays invoices';
COMMENT ON COLUMN user_.full_name IS 'personal data (identity)';
COMMENT ON COLUMN user_.email IS 'personal data (contact)';

CREATE TABLE invoice (
    created_at     TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at     TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id             UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant         UUID NOT NULL,
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

    CONSTRAINT pk_invoice PRIMARY KEY (id),
    CONSTRAINT uq_invoice_tenant_supplier_number UNIQUE (tenant, supplier, number),
    CONSTRAINT fk_invoice_approved_by_user_ FOREIGN KEY (approved_by) REFERENCES user_ (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_supplier_supplier FOREIGN KEY (supplier) REFERENCES supplier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_tenant_tenant FOREIGN KEY (tenant) REFERENCES tenant (id) ON DELETE RESTRICT,
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
CREATE INDEX ix_invoice_approved_by ON invoice (approved_by);
CREATE INDEX ix_invoice_supplier ON invoice (supplier);
CREATE INDEX ix_invoice_tenant_status_due_on ON invoice (tenant, status, due_on);
COMMENT ON TABLE invoice IS 'Invoice: A supplier''s bill, from its arrival to its payment';
COMMENT ON COLUMN invoice.total_minor IS 'in the smallest unit of the currency, as cents';
COMMENT ON COLUMN invoice.total_currency IS 'ISO 4217';

CREATE TABLE supplier_bank_account (
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    id         UUID DEFAULT gen_random_uuid() NOT NULL,
    supplier   UUID NOT NULL,
    holder     VARCHAR(160),
    iban       VARCHAR(34) NOT NULL,
    bic        VARCHAR(11),
    preferred  BOOLEAN DEFAULT true NOT NULL,

    CONSTRAINT pk_supplier_bank_account PRIMARY KEY (id),
    CONSTRAINT uq_supplier_bank_account_supplier_iban UNIQUE (supplier, iban),
    CONSTRAINT fk_supplier_bank_account_supplier_supplier FOREIGN KEY (supplier) REFERENCES supplier (id) ON DELETE CASCADE,
    CONSTRAINT ck_supplier_bank_account_created_at_range CHECK (created_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND created_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_supplier_bank_account_updated_at_range CHECK (updated_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND updated_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone)
);
COMMENT ON TABLE supplier_bank_account IS 'Bank account: Where a supplier wants to be paid; a supplier may have several, one of them is used';
COMMENT ON COLUMN supplier_bank_account.iban IS 'personal data (financial)';

CREATE TABLE line_item (
    id                  UUID DEFAULT gen_random_uuid() NOT NULL,
    invoice             UUID NOT NULL,
    position            INTEGER NOT NULL,
    description         VARCHAR(200) NOT NULL,
    quantity            NUMERIC(10, 2) DEFAULT 1.00 NOT NULL,
    unit_price_minor    BIGINT NOT NULL,
    unit_price_currency VARCHAR(3) NOT NULL,

    CONSTRAINT pk_line_item PRIMARY KEY (id),
    CONSTRAINT uq_line_item_invoice_position UNIQUE (invoice, position),
    CONSTRAINT fk_line_item_invoice_invoice FOREIGN KEY (invoice) REFERENCES invoice (id) ON DELETE CASCADE,
    CONSTRAINT ck_line_item_quantity_finite CHECK (quantity <> 'NaN'::numeric),
    CONSTRAINT ck_line_item_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_line_item_unit_price_complete CHECK ((unit_price_minor IS NULL) = (unit_price_currency IS NULL)),
    CONSTRAINT ck_line_item_unit_price_currency CHECK (unit_price_currency::text ~ '\A[A-Z]{3}\Z')
);
COMMENT ON TABLE line_item IS 'Line item: One position of an invoice';
COMMENT ON COLUMN line_item.unit_price_minor IS 'in the smallest unit of the currency, as cents';
COMMENT ON COLUMN line_item.unit_price_currency IS 'ISO 4217';

CREATE TABLE payment_attempt (
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

    CONSTRAINT pk_payment_attempt PRIMARY KEY (id),
    CONSTRAINT uq_payment_attempt_reference UNIQUE (reference),
    CONSTRAINT fk_payment_attempt_bank_account_supplier_bank_account FOREIGN KEY (bank_account) REFERENCES supplier_bank_account (id) ON DELETE RESTRICT,
    CONSTRAINT fk_payment_attempt_invoice_invoice FOREIGN KEY (invoice) REFERENCES invoice (id) ON DELETE RESTRICT,
    CONSTRAINT ck_payment_attempt_amount_complete CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT ck_payment_attempt_amount_currency CHECK (amount_currency::text ~ '\A[A-Z]{3}\Z'),
    CONSTRAINT ck_payment_attempt_attempted_at_range CHECK (attempted_at >= '0001-01-01 00:00:00+00'::timestamp with time zone AND attempted_at <= '9999-12-31 23:59:59.999999+00'::timestamp with time zone),
    CONSTRAINT ck_payment_attempt_settled_day CHECK (status <> 'settled' OR settled_on IS NOT NULL),
    CONSTRAINT ck_payment_attempt_settled_on_range CHECK (settled_on >= '0001-01-01'::date AND settled_on <= '9999-12-31'::date),
    CONSTRAINT ck_payment_attempt_status_enum CHECK (status IN ('pending', 'sent', 'settled', 'failed'))
);
CREATE INDEX ix_payment_attempt_bank_account ON payment_attempt (bank_account);
CREATE INDEX ix_payment_attempt_invoice ON payment_attempt (invoice);
CREATE INDEX ix_payment_attempt_status_attempted_at ON payment_attempt (status, attempted_at);
COMMENT ON TABLE payment_attempt IS 'Payment attempt: One attempt to pay an invoice; a failed one stays, the next is a row of its own';
COMMENT ON COLUMN payment_attempt.amount_minor IS 'in the smallest unit of the currency, as cents';
COMMENT ON COLUMN payment_attempt.amount_currency IS 'ISO 4217';
