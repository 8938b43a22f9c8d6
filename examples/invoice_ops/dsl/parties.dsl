# Who takes part: the companies that pay, the people who work there, the suppliers.
module invoice_ops.parties

archetype Stamped:
  created_at: datetime auto_add
  updated_at: datetime auto_update

entity Tenant "Company":
  intent: "One company of the group; its invoices, suppliers and users are its own"
  archetype: tenant
  extends: Stamped
  display_field: name
  id: uuid pk
  name: str(120) required unique
  slug: slug required unique
  timezone: timezone = "Europe/Vienna"
  permit:
    list: authenticated
    read: authenticated
    update: role(admin)
  scope:
    list: id = current_tenant
      as: *

entity User "User":
  intent: "A person who records, approves or pays invoices"
  extends: Stamped
  display_field: full_name
  id: uuid pk
  full_name: str(120) required pii(category=identity)
  email: email required unique pii(category=contact)
  role: enum[clerk, approver, treasurer, admin] = clerk required
  active: bool = true required
  permit:
    list: authenticated
    read: authenticated
    create: role(admin)
    update: role(admin)
  scope:
    list: all
      as: *

entity Supplier "Supplier":
  intent: "A company that sends invoices"
  extends: Stamped
  display_field: name
  id: uuid pk
  name: str(160) required
  vat_id: str(20)
  email: email pii(category=contact)
  website: url
  payment_days: int = 30 required
  blocked: bool = false required
  bank_accounts: has_many SupplierBankAccount cascade
  invoices: has_many Invoice restrict
  unique name
  invariant: payment_days >= 0 and payment_days <= 365
    message: "Payment is due within 0 to 365 days"
    code: payment_days_range
  permit:
    list: authenticated
    read: authenticated
    create: role(clerk) or role(admin)
    update: role(clerk) or role(admin)
    delete: role(admin)
  scope:
    list: all
      as: *

entity SupplierBankAccount "Bank account":
  intent: "Where a supplier wants to be paid; a supplier may have several, one of them is used"
  extends: Stamped
  display_field: iban
  id: uuid pk
  supplier: ref Supplier required
  holder: str(160)
  iban: str(34) required pii(category=financial)
  bic: str(11)
  preferred: bool = true required
  unique supplier, iban
  permit:
    list: role(clerk) or role(treasurer) or role(admin)
    read: role(clerk) or role(treasurer) or role(admin)
    create: role(clerk) or role(admin)
    update: role(clerk) or role(admin)
    delete: role(admin)
  scope:
    list: all
      as: *
