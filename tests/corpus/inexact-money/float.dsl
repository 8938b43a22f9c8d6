entity Kite "Kite":
  id: uuid pk
  rental_price: float
