entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  permit:
    list: role(pilot) or role(guest)
  forbid:
    delete: role(guest)
  scope:
    list: tag = "x" or tag = current_user.tag
      as: *
