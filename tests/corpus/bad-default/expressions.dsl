entity Kite "Kite":
  id: uuid pk
  size: int
  tag: str(5) = lower(size)
  born: date = size * 2
  half: int = size / 2
  price: money(EUR) = size
  wing: enum[delta, box] = if size > 3: detla else: box
  label: str(3) = if size > 3: "four" else: "two"
  twin: enum[box, flat] = wing
  grown: bool = today + 3
