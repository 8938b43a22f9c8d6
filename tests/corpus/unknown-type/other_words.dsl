entity Kite "Kite":
  id: uuid pk
  tag: string(12)
  size: integer
  born: timestamp
  gust: Gusst
  odd: frobnicate

enum Gust "Gust":
  calm
