entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  size: int
  best: ref Kite
  colour: enum[red, blue]
  note: text
  label: computed concat(tag, "!")

entity Wind "Wind":
  virtual: services/wind:measured
  id: uuid pk
  place: str(40)

search on Kite:
  fields: tag, size, best, best.tag, colour, label
  ranking:
    tag: 4
    best.tag: 1
    note: 2

search on Wind:
  fields: place

search on FeedbackReport:
  fields: description
