entity Kite "Kite":
  id: uuid pk
  age: int = -1
  due: date = today + 7d
  seen: datetime = now
  size: decimal(4, 1) = 2.5
  flown: bool = false
  price: money(EUR) = 12.50
  born: date = "2024-02-29"
