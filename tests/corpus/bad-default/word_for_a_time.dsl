entity Kite "Kite":
  id: uuid pk
  at: time = today
  size: int = big
  tag: str(3) = longer
  data: json = null
  flights: has_many Flight = 3

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite required
