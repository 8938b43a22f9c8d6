entity Note "Note":
  id: uuid pk
  owner: ref Note
  author: str(40)
  scope:
    list: ownr = current_user
      as: *
    read: writer = current_user.name or clerk = author
      as: *
    update: via Share(note = id, reader = current_user)
      as: *

entity Share "Share":
  id: uuid pk
  note: ref Note
  guest: ref Note
