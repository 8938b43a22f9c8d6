entity Kite "Kite":
  id: uuid pk
  born: date
  size: int
  wing: enum[delta, box]
  invariant: born is null or born != None or size = null
  invariant: wing in [delta, null] or (if size > 3: null else: size) is not null
