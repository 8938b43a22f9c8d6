entity Kite "Kite":
  id: uuid pk
  seen: text auto_add
