entity Kite "Kite":
  id: uuid pk
  seen: datetime auto_add
  day: date auto_update
