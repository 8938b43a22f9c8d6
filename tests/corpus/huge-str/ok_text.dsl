entity Kite "Kite":
  id: uuid pk
  note: text
  tag: str(500)
