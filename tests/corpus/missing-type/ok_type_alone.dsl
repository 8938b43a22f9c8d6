entity Kite "Kite":
  id: uuid pk
  tag: text
