entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, parafoil)
  size: decimal(4, 1 required
  tag: str(12 required
  unique (tag, wing
