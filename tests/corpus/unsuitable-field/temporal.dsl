entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

entity Tariff "Tariff":
  id: uuid pk
  kite: ref Kite required
  price: money(EUR) required
  valid_from: date required
  valid_to: datetime
  temporal:
    start_field: valid_from
    end_field: valid_to
    key_field: price

entity Grade "Grade":
  id: uuid pk
  kite: ref Kite required
  since: int required
  until: int
  temporal:
    start_field: since
    end_field: until
    key_field: kite
