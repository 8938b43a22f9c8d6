entity Kite "Kite":
  id: uuid pk
  colours: str(20)[]
