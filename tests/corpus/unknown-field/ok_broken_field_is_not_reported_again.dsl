entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  index tag
  display_field: tag
