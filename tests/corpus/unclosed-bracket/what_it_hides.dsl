entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, box=delta
  size: int
  invariant: wing != box or size > 3
  invariant: wing in [delta, box]
