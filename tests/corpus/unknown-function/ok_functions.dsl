entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: decimal(6, 2)
  born: date
  seen: datetime
  invariant: len(tag) > 2 and lower(tag) != upper(tag) and concat(tag, "-", size) != "-"
  invariant: round(size) > 1 and round(size, 1) < 9 and abs(size) >= min(size, 3, 4) and max(size, 1) > 0
  invariant: coalesce(nullif(tag, ""), "none") != "some"
  invariant: days_since(born) > 3 or days_until(seen) < 14 days or seen < now() or born <= today
