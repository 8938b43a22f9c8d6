entity Kite "Kite":
  id: uuid pk
  scope: str(12)
  index: int
  required: bool
  entity: text
