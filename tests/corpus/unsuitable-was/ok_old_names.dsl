entity Kite "Kite":
  was: Dragon
  id: uuid pk
  tag: str(12) was: label
