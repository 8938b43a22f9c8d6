entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  born: date
  flown: bool
  price: money(EUR)
  index tag using gin
  index born desc using brin
  index flown using brin
  index price using hash
  index tag using gist
