# who flew what

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite
