entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

entity Tariff "Tariff":
  id: uuid pk
  kite: ref Kite required
  valid_from: date required
  valid_to: date optional
  temporal:
    start_field: valid_from
    end_field: valid_to
    key_field: kite
