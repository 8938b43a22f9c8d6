module club.b

entity Pilot "Pilot":
  id: uuid pk
  best: ref Kite
