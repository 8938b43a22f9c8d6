entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  scope:
    list: all
      as: pilot
