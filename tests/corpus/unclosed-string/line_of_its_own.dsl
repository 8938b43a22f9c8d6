entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  invariant: tag is not null
    message: "A kite has a tag
  colour: str(20) = "red required
