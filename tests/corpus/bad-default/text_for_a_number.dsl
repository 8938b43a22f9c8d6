entity Kite "Kite":
  id: uuid pk
  age: int = "old"
  due: date = "soon"
  size: decimal(4, 1) = 12345.6
  flown: bool = 1
