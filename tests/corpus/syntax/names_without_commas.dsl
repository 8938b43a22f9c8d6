module club

entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  weight: int
  index tag weight
  unique tag weight
  wings: enum[]
