entity Kite "Kite":
  id: uuid pk
  size: int = 3
  double: decimal(6, 2) = size * 2
  tag: str(5) = lower("ABC")
  label: str(5) = if size > 3: "big" else: "small"
  note: text = self.tag
  born: date = if today > "2026-01-01": today + 7d else: "2026-01-01"
  seen: datetime = now() + 2h
  price: money(EUR) = 2.50
  fee: money(EUR) = price * 2
  wing: enum[delta, box] = if size > 3: delta else: box
  due: date = born + 14 days
  keeper: ref Kite = current_user
  rounded: int = round(7 / 2)
  fair: money(EUR) = if today > "2026-01-01": 3 else: 4.50
