entity Kite "Kite":
  id: uuid pk
  colours: str[]
  papers: json[]
  prices: money(EUR)[]
  pilots: ref Kite[]
  friends: has_many Kite[]
  sizes: array
