entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  born: date
  invariant: lenght(tag) > 2
  invariant: dayssince(born) > 2
  invariant: authenticated() or born < today
  age: computed weeks(born)
