entity Kite "Kite":
  id: uuid pk
