entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  earned: decimal(10, 2)
  flown: int
  price: money(EUR)

entity Tariff "Tariff":
  id: uuid pk
  kite: ref Kite required
  valid_from: date required
  valid_to: date
  temporal:
    start_field: valid_from
    end_field: valid_to
    key_field: kite
    overlap: forbid

entity Grade "Grade":
  id: uuid pk
  colour: enum[red, blue] required
  since: datetime required
  until: datetime
  temporal:
    start_field: since
    end_field: until
    key_field: colour
    overlap: allow

ledger money "Money":
  account_code: 1
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Kite.earned

ledger metres "Metres":
  account_code: 2
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Kite.flown

ledger prices "Prices":
  account_code: 3
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Kite.price
