entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: int
  born: date
  price: money(EUR)
  fee: money(USD)
  wing: enum[delta, box]
  pilot: ref Kite
  mixed: computed if size > 3: born else: size
  either: computed coalesce(tag, size)
  worth: computed if wing = box: price else: 3.555
  invariant: price > fee or price + fee > 0
  invariant: size > (if wing: 3 else: 4)
  invariant: wing in size or size = [1, 2] or [3] in size
  invariant: price > size or price * price > 0
  invariant: born + 3 > today or born > "soon" or size in [1, "two"]
  invariant: pilot = "me" or -tag = 3
