entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

persona Kite "Somebody called Kite":
  description: "Flies"
