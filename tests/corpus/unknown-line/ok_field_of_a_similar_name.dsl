entity Kite "Kite":
  id: uuid pk
  indexes: int
  transition: str(12)
  scopes: text required
