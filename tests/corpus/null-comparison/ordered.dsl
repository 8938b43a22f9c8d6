entity Kite "Kite":
  id: uuid pk
  born: date
  size: int
  invariant: born < null
  invariant: null >= size
  invariant: size + null > 3
