entity Kite "Kite":
  id: uuid pk
  tag: str
  size: decimal(3, 5)
  colour: enum[red, red]
