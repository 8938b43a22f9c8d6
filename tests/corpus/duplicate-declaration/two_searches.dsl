entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  note: text

search on Kite:
  fields: tag

search on Kite:
  fields: note
