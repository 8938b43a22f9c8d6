entity Member "Member":
  id: uuid pk
  balance: money(EUR)
  held: money(EUR)

ledger deposits "Deposits":
  account_code: 100
  ledger_id: 1
  account_type: liability
  currency: EUR
  sync_to: Member.balance trigger: after_transfer

ledger bonds "Bonds":
  account_code: 101
  ledger_id: 1
  account_type: liability
  currency: EUR
  sync_to: Member.held trigger: scheduled "0 3 * * *"
