entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

entity Kite "Kite again":
  id: uuid pk
