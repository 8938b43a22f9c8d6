entity Kite "Kite":
  id: uuid pk
  tag:
  display_field: tag
  unique tag
