entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  best: ref Kite required cascade
