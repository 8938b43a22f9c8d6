enum Gust "Gust":
  calm
  fresh
  calm

entity Kite "Kite":
  id: uuid pk
  gust: Gust
  wing: enum[delta, box, delta]
