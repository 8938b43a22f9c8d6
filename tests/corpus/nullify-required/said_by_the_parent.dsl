entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  pilot: ref Pilot required

entity Pilot "Pilot":
  id: uuid pk
  kites: has_many Kite nullify
