entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  size: int
  best: ref Kite

surface kite_list "Kites":
  uses entity Kite
  mode: list
  ux:
    search: tag, size, best
