entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, box]=delta
    semantic: delta=neutral, bax=info
