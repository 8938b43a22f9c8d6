entity Kite "Kite":
  id: uuid pk
  size: int searchable
