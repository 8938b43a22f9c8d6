entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  wing: text
  unique tag, wing
  index wing, tag
