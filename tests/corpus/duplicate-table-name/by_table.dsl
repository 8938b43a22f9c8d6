entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

entity Dragon "Dragon":
  table: kite
  id: uuid pk
