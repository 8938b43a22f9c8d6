# Prices that hold for a time, and the one that holds now.
entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

entity Tariff "Tariff":
  id: uuid pk
  kite: ref Kite required
  per_day: decimal(8,2) required
  valid_from: date required
  valid_to: date
  temporal:
    start_field: valid_from
    end_field: valid_to
    key_field: kite
    default_filter: none
    as_of_param: on_day
    overlap: forbid

entity Grade "Grade":
  id: uuid pk
  kite: ref Kite required
  since: datetime required
  until: datetime
  temporal:
    start_field: since
    end_field: until
    key_field: kite
