entity Kite "Kite":
  id: uuid pk
  version: int auto_update
  seen: text auto_add
