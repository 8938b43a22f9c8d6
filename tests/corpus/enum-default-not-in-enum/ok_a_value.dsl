enum Gust "Gust":
  calm
  fresh

entity Kite "Kite":
  id: uuid pk
  gust: Gust = fresh
  wing: enum[delta, "box kite"]="box kite"
