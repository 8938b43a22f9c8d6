entity Kite "Kite":
  id: uuid pk
  flights: has_many Flight

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite required
  price: money(EUR)
  unique kite, price
