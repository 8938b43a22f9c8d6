entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  seen: date
  index tag where seen < today
