entity Kite "Kite":
  id: uuid pk
  price: money(EUR)
  fee: decimal(8, 2)
  wind: float
