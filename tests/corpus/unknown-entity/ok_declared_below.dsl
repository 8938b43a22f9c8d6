entity Flight "Flight":
  id: uuid pk
  kite: ref Kite required

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
