entity Kite "Kite":
  id: uuid pk
  flights: has_many Flight required unique

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite required
