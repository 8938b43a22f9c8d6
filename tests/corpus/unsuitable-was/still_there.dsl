entity Kite "Kite":
  was: Dragon
  id: uuid pk
  label: str(12)
  tag: str(12) was: label

entity Dragon "Dragon":
  id: uuid pk
