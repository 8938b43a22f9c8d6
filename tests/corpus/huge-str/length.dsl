entity Kite "Kite":
  id: uuid pk
  note: str(20000)
