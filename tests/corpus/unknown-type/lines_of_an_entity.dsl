entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  wing: str(12)
  soft_delete: yess
  signable: maybe
  unique: tag, wing
  index: tag
  publish: Moved when created
