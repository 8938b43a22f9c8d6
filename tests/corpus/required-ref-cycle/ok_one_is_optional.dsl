entity Kite "Kite":
  id: uuid pk
  pilot: ref Pilot required

entity Pilot "Pilot":
  id: uuid pk
  mentor: ref Pilot
  best_kite: ref Kite
