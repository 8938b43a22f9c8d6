entity Kite "Kite":
  id: uuid pk
  age: int
  invariant: age = 0 or age = 1 or age = 2 or age = 3 or age = 4 or age = 5 or age = 6 or age = 7 or age = 8 or age = 9 or age = 10 or age = 11 or age = 12 or age = 13 or age = 14 or age = 15 or age = 16 or age = 17 or age = 18 or age = 19 or age = 20 or age = 21 or age = 22 or age = 23 or age = 24 or age = 25 or age = 26 or age = 27 or age = 28 or age = 29 or age = 30 or age = 31 or age = 32 or age = 33 or age = 34 or age = 35 or age = 36 or age = 37 or age = 38 or age = 39
