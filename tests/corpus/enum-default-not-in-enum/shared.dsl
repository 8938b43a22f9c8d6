enum Gust "Gust":
  calm
  fresh

entity Kite "Kite":
  id: uuid pk
  gust: Gust = stormy
