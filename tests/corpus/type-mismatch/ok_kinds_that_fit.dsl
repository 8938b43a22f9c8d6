entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: int
  price: money(EUR)
  fee: money(EUR)
  born: date
  died: date
  seen: datetime
  gone: datetime
  at: time
  data: json
  status: enum[dry, wet, lost]=dry
  tail: enum[dry, long]
  flown: bool
  best: ref Kite
  invariant: flown or not flown and size % 2 = 0
  invariant: price > 12.50 and price - fee >= 0
  invariant: price >= fee
  invariant: died - born > 7d and died - born < 10000
  invariant: gone - seen > 30 minutes
  invariant: seen >= born
  invariant: seen + 2h < gone and born + 14 days <= died
  invariant: at < "12:00" or born > "2020-01-01"
  invariant: data is not null and best is null or best.size > 3
  invariant: status = wet or status in [dry, wet] and status != tail
  invariant: len(tag) > 2 and lower(tag) = "x" and concat(tag, "-", status) != ""
  invariant: abs(size) > 0.5 and coalesce(size, 0) + 1 > max(1, size)
  invariant: self.size > 1
