entity Kite "Kite":
  id: uuid pk
  tag: str(12) required unique searchable indexed
  code: str(9) unique?
  seen: datetime auto_update
