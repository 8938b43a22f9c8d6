entity Kite "Kite":
  id: uuid pk
  old: bool = True
