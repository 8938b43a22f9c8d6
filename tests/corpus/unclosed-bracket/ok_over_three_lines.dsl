entity Kite "Kite":
  id: uuid pk
  wing: enum[
    delta,
    parafoil,
  ]
