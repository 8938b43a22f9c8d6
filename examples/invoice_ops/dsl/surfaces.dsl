# What is shown: one page for each thing that people do.
module invoice_ops.surfaces

use invoice_ops.parties
use invoice_ops.invoices

surface invoice_list "Invoices":
  uses entity Invoice
  mode: list
  section main:
    field number "Number"
    field supplier "Supplier"
    field status "Status"
    field issued_on "Issued"
    field due_on "Due"
    field total "Total"
  ux:
    purpose: "Find the invoice that needs something"
    sort: issued_on desc
    filter: status, supplier
    search: number, note
    empty: "No invoice has arrived yet"

surface invoice_view "Invoice":
  uses entity Invoice
  mode: view
  section bill "The bill":
    field number "Number"
    field supplier "Supplier"
    field status "Status"
    field issued_on "Issued"
    field due_on "Due"
    field total "Total"
  section approval "Approval":
    field cost_centre "Cost centre"
    field approved_by "Approved by"
    field approved_at "Approved at"
    field note "Note"
  section company "Company":
    field tenant_id "Company"
    field created_at "Recorded"
    field updated_at "Changed"

surface invoice_create "Record an invoice":
  uses entity Invoice
  mode: create
  section bill "The bill":
    field supplier "Supplier"
    field number "Number"
      help: "As the supplier printed it"
    field issued_on "Issued"
    field due_on "Due"
    field total "Total"
  section details "Details":
    field cost_centre "Cost centre"
    field note "Note"

surface invoice_edit "Change the invoice":
  uses entity Invoice
  mode: edit
  section bill "The bill":
    field supplier "Supplier"
    field number "Number"
    field issued_on "Issued"
    field due_on "Due"
    field total "Total"
  section approval "Approval":
    field cost_centre "Cost centre"
    field approved_by "Approved by"
    field approved_at "Approved at"
    field note "Note"

surface line_item_list "Line items":
  uses entity LineItem
  mode: list
  section main:
    field invoice "Invoice"
    field position "Position"
    field description "Description"
    field quantity "Quantity"
    field unit_price "Unit price"
  ux:
    sort: invoice asc, position asc
    search: description
    filter: invoice

surface line_item_create "Add a line":
  uses entity LineItem
  mode: create
  section main:
    field invoice "Invoice"
    field position "Position"
    field description "Description"
    field quantity "Quantity"
    field unit_price "Unit price"

surface line_item_edit "Change the line":
  uses entity LineItem
  mode: edit
  section main:
    field position "Position"
    field description "Description"
    field quantity "Quantity"
    field unit_price "Unit price"

surface payment_list "Payments":
  uses entity PaymentAttempt
  mode: list
  section main:
    field reference "Reference"
    field invoice "Invoice"
    field amount "Amount"
    field status "Status"
    field attempted_at "Attempted"
    field settled_on "Settled"
  ux:
    purpose: "See which payments went through and which did not"
    sort: attempted_at desc
    filter: status
    search: reference, failure_reason
    empty: "Nothing has been paid yet"

surface payment_view "Payment":
  uses entity PaymentAttempt
  mode: view
  section main:
    field reference "Reference"
    field invoice "Invoice"
    field bank_account "Paid to"
    field amount "Amount"
    field status "Status"
    field attempted_at "Attempted"
    field settled_on "Settled"
    field failure_reason "What went wrong"

surface payment_create "Pay an invoice":
  uses entity PaymentAttempt
  mode: create
  section main:
    field invoice "Invoice"
    field bank_account "Pay to"
    field reference "Reference"
      help: "At most 35 characters; the bank prints it on the statement"
    field amount "Amount"

surface payment_edit "Change the payment":
  uses entity PaymentAttempt
  mode: edit
  section main:
    field bank_account "Pay to"
    field settled_on "Settled"
    field failure_reason "What went wrong"

surface supplier_list "Suppliers":
  uses entity Supplier
  mode: list
  section main:
    field name "Name"
    field vat_id "VAT number"
    field email "E-mail"
    field payment_days "Days to pay"
    field blocked "Blocked"
  ux:
    purpose: "Know whom we buy from"
    sort: name asc
    filter: blocked
    search: name, vat_id
    empty: "No supplier yet"

surface supplier_view "Supplier":
  uses entity Supplier
  mode: view
  section main "The company":
    field name "Name"
    field vat_id "VAT number"
    field email "E-mail"
    field website "Website"
    field payment_days "Days to pay"
    field blocked "Blocked"
    field tenant_id "Buys for"

surface supplier_create "New supplier":
  uses entity Supplier
  mode: create
  section main:
    field name "Name"
    field vat_id "VAT number"
    field email "E-mail"
    field website "Website"
    field payment_days "Days to pay"

surface supplier_edit "Change the supplier":
  uses entity Supplier
  mode: edit
  section main:
    field name "Name"
    field vat_id "VAT number"
    field email "E-mail"
    field website "Website"
    field payment_days "Days to pay"
    field blocked "Blocked"

surface bank_account_list "Bank accounts":
  uses entity SupplierBankAccount
  mode: list
  section main:
    field supplier "Supplier"
    field holder "Holder"
    field iban "IBAN"
    field bic "BIC"
    field preferred "Used"
  ux:
    sort: supplier asc
    filter: supplier, preferred
    search: iban, holder

surface bank_account_create "New bank account":
  uses entity SupplierBankAccount
  mode: create
  section main:
    field supplier "Supplier"
    field holder "Holder"
      help: "Only where it is not the supplier"
    field iban "IBAN"
    field bic "BIC"
    field preferred "Used"

surface bank_account_edit "Change the bank account":
  uses entity SupplierBankAccount
  mode: edit
  section main:
    field holder "Holder"
    field iban "IBAN"
    field bic "BIC"
    field preferred "Used"

surface user_list "Users":
  uses entity User
  mode: list
  section main:
    field full_name "Name"
    field email "E-mail"
    field role "Role"
    field active "Active"
  ux:
    sort: full_name asc
    filter: role, active
    search: full_name, email

surface user_create "New user":
  uses entity User
  mode: create
  section main:
    field full_name "Name"
    field email "E-mail"
    field role "Role"

surface user_edit "Change the user":
  uses entity User
  mode: edit
  section main:
    field full_name "Name"
    field email "E-mail"
    field role "Role"
    field active "Active"

surface tenant_list "Companies":
  uses entity Tenant
  mode: list
  section main:
    field name "Name"
    field slug "Short name"
    field timezone "Time zone"
  ux:
    sort: name asc

surface tenant_edit "Change the company":
  uses entity Tenant
  mode: edit
  section main:
    field name "Name"
    field timezone "Time zone"
