entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  note: text
  invariant: tag is null or note not null
