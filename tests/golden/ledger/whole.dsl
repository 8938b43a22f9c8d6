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
