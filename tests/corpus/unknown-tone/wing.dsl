enum Gust "Gust":
  calm
  fresh
  semantic: calm=positive, fresh=warn

entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, box]=delta
    semantic: delta=neutral, box=red
  tag: str(12)
    semantic: a=info
