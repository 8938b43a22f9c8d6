entity Kite "Kite: rentable":
  id: uuid pk
  tag: str(12) required
