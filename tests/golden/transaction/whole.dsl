entity Member "Member":
  id: uuid pk
  email: email
  balance: money(EUR)

entity Docking "Docking":
  id: uuid pk
  reference: str(12) unique
  status: enum[requested, approved, cleared, left]=requested
  eta: datetime
  length_m: decimal(6,2)
  owner: ref Member

ledger deposits "Deposits":
  intent: "What renters left with us"
  account_code: 100
  ledger_id: 1
  account_type: liability
  currency: EUR
  flags: debits_must_not_exceed_credits
  sync_to: Member.balance (trigger: scheduled "0 3 * * *")
  tenant_scoped: true
  metadata_mapping:
    owner: ref Docking.owner
    kind: "deposit"

ledger income:
  account_code: 200
  ledger_id: 1
  account_type: revenue
  currency: EUR
  sync_to: Member.balance

transaction take_fee "Take the fee":
  intent: "From deposit to income"
  execution: async
  priority: high
  timeout: 5000
  transfer fee "Fee":
    debit: deposits
    credit: income
    amount: docking.length_m * 3 + 1
    code: 7
    flags: linked, pending
    pending_id: docking.id
    user_data:
      docking: "id"
      kind: fee
  idempotency_key: docking.id
  validation:
    - docking.length_m > 0
    - docking.owner is not null
