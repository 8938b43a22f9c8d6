entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  pilot: ref Pilot nullify

entity Pilot "Pilot":
  id: uuid pk
