entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: int
  weight: decimal(6, 2)
  born: date
  seen: datetime
  at: time
  price: money(EUR)
  wing: enum[delta, box]
  pilot: ref Kite
  mixed: computed if size > 3: born elif size > 2: "2026-01-01" else: null
  either: computed coalesce(size, weight, 0)
  worth: computed if wing = box: price else: 3.50
  invariant: price * 2 > 100 and price / 3 < 5 and price / price > 0.5 and coalesce(price, 0) >= 0
  invariant: size > (if wing = box: 3 else: if weight > 2: 4 else: 5)
  invariant: (if wing = box: price else: 3.50) in [price, 4, 5.50]
  invariant: born + 2h < seen and seen >= "2026-01-01" and at + 30 minutes < "12:30" and born - seen::date in [7d, 3]
  invariant: seen - seen > 2h * size and weight % 2 = 0 and born in ["2026-01-01", null]
