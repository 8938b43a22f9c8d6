entity Member "Member":
  id: uuid pk
  name: str(40)
  balance: money(EUR)

entity Bank "Bank":
  virtual: services/bank:accounts
  id: uuid pk
  balance: money(EUR)

ledger names "Names":
  account_code: 1
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Member.name

ledger outside "Outside":
  account_code: 2
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Bank.balance

ledger ours "Ours":
  account_code: 3
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: AIJob.tokens_in

ledger lost "Lost":
  account_code: 4
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Member.balanse
