module club

entity Kite "Kite":
  id: uuid pk
  sails: int default 1
  lines: list[text]
