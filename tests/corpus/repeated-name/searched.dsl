entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  note: text
  seed:
    match_field: tag
    fields:
      tag: "{y}"
      note: "a"
      note: "b"

search on Kite:
  fields: tag, note, tag
  ranking:
    tag: 4
    note: 1
    tag: 2
