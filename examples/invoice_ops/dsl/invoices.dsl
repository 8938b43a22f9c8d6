# What is owed: invoices with their lines, and the attempts to pay them.
module invoice_ops.invoices

use invoice_ops.parties

entity Invoice "Invoice":
  intent: "A supplier's bill, from its arrival to its payment"
  extends: Stamped
  display_field: number
  id: uuid pk
  supplier: ref Supplier required
  number: str(40) required
  status: enum[draft, submitted, approved, disputed, rejected, scheduled, paid] = draft required
  issued_on: date = today required
  due_on: date
  total: money(EUR) required
  cost_centre: str(20)
  note: text was: remarks
  approved_by: ref User
  approved_at: datetime
  lines: has_many LineItem cascade
  payments: has_many PaymentAttempt restrict
  unique supplier, number
  index status, due_on
  invariant: due_on is null or due_on >= issued_on
    message: "An invoice cannot be due before it was issued"
    code: due_after_issue
  invariant: approved_at is null or approved_by is not null
    message: "An approval needs the person who gave it"
    code: approval_complete
  transitions:
    draft -> submitted
    submitted -> approved: requires approved_by role(approver)
    submitted -> rejected: role(approver)
    submitted -> disputed: requires note
    disputed -> submitted
    disputed -> rejected: role(approver)
    rejected -> draft
    approved -> scheduled: requires due_on role(treasurer)
    scheduled -> approved: role(treasurer)
    scheduled -> paid: role(treasurer)
  permit:
    list: authenticated
    read: authenticated
    create: role(clerk)
    update: role(clerk) or role(approver) or role(treasurer)
    delete: role(admin)
  scope:
    list: all
      as: clerk, treasurer, admin
    list: status != draft
      as: approver

entity LineItem "Line item":
  intent: "One position of an invoice"
  display_field: description
  id: uuid pk
  invoice: ref Invoice required
  position: int required
  description: str(200) required
  quantity: decimal(10, 2) = 1 required
  unit_price: money(EUR) required
  unique invoice, position
  invariant: quantity > 0
    message: "The quantity of a line is more than nothing"
    code: quantity_positive
  permit:
    list: authenticated
    read: authenticated
    create: role(clerk)
    update: role(clerk)
    delete: role(clerk)
  scope:
    list: all
      as: *

entity PaymentAttempt "Payment attempt":
  intent: "One attempt to pay an invoice; a failed one stays, the next is a row of its own"
  display_field: reference
  id: uuid pk
  invoice: ref Invoice required
  bank_account: ref SupplierBankAccount
  reference: str(35) required unique
  amount: money(EUR) required
  status: enum[pending, sent, settled, failed] = pending required
  attempted_at: datetime = now required
  settled_on: date
  failure_reason: text
  index status, attempted_at
  invariant: status != settled or settled_on is not null
    message: "A settled payment has the day it was settled"
    code: settled_day
  transitions:
    pending -> sent
    sent -> settled: requires settled_on
    sent -> failed: requires failure_reason
    pending -> failed: requires failure_reason
  permit:
    list: authenticated
    read: authenticated
    create: role(treasurer)
    update: role(treasurer)
  scope:
    list: all
      as: clerk, treasurer, admin
    list: invoice.approved_by = current_user
      as: approver
