entity Kite "Kite":
  id: uuid pk
  price: money(EUR)
  price_minor: int
