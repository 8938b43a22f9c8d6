entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  scope:
    list: tag is not null for: pilot, keeper
    read: all as: *
