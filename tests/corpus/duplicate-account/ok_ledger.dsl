ledger deposits "Deposits":
  account_code: 100
  ledger_id: 1
  account_type: liability
  currency: EUR

ledger fees "Fees":
  account_code: 101
  ledger_id: 1
  account_type: liability
  currency: EUR

ledger fees_abroad "Fees abroad":
  account_code: 100
  ledger_id: 2
  account_type: liability
  currency: USD
