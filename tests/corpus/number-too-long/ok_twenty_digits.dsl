entity Kite "Kite":
  id: uuid pk
  price: decimal(22, 2) = 99999999999999999999
