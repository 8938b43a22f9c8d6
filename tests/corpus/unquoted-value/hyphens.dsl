enum Size "Sizes":
  2m "Two metres"
  extra-large

entity Kite "Kite":
  id: uuid pk
  wing: enum[box-kite, delta]=box-kite required
