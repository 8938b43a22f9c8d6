entity Kite "Kite":
  was: Kite
  id: uuid pk
  tag: str(12) was: tag required
