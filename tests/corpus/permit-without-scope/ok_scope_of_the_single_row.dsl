entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  permit:
    list: role(pilot)
    read: role(pilot)
  scope:
    read: all
      as: *
