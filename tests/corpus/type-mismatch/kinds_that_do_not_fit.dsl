entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: int
  price: money(EUR)
  born: date
  seen: datetime
  data: json
  status: enum[dry, wet]=dry
  flown: bool
  invariant: size
  invariant: born > 5
  invariant: tag + 1 > size
  invariant: status > dry
  invariant: data = 3
  invariant: price + 1 > price
  invariant: not tag
  invariant: size in [1, true]
  invariant: len(size) > 1
  invariant: days_since(tag) > 1
  invariant: seen - born > 7d
  invariant: flown > false
  invariant: tag = "longer than twelve characters"
