enum Gust "Gust":
  calm
  fresh
  strong
  semantic: calm=positive, fresh=warning, strong=destructive

entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, box, "two line"]=delta
    semantic: delta=neutral, box=info, "two line"=success
  gust: Gust
