# Accounts payable for a group of companies: a supplier's invoice comes in, is checked,
# approved by somebody else, scheduled, and paid.
module invoice_ops.app

app invoice_ops "Invoice Ops":
  description: "Accounts payable: from the supplier's bill to the payment"
  security_profile: standard

# The companies share the tables; PostgreSQL keeps their rows apart.
tenancy:
  mode: shared_schema

feedback_widget: enabled

persona clerk "Accounts clerk":
  description: "Records invoices and prepares payments"
  goals:
    - "Record an invoice without typing anything twice"
    - "See at a glance what is due this week"
  proficiency: intermediate

persona approver "Approver":
  description: "Checks that what was billed was ordered and delivered"
  goals:
    - "Decide on an invoice from one page"
  proficiency: novice

persona treasurer "Treasurer":
  description: "Schedules payments and watches those that fail"
  goals:
    - "Pay on the last day that is still in time"
  proficiency: expert

persona admin "Administrator":
  description: "Keeps companies, users and suppliers"
