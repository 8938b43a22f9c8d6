entity Kite "Kite":
  id: uuid pk
  size: int
  status: enum[dry, wet]=dry
  born: date
  invariant: size <= size
  invariant: 3 > 2 or "a" = "b"
  invariant: status in [dry, wet]
  invariant: born is null or status not in [wet, dry]
  invariant: len(concat("a", size)) = len(concat("a", size))
  invariant: size in []
