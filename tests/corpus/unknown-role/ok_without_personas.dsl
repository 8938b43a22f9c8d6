entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  permit:
    list: role(anybody)
  scope:
    list: all
      as: anybody
