entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, box]
  tail: enum[delta, none]
