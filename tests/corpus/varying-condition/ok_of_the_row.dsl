entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  seen: datetime
  born: date
  index tag where seen is null or seen::date > born and lower(tag) != "x"
  index born where seen < born + 14 days
