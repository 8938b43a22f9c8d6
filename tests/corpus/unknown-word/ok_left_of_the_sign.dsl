entity Note "Note":
  id: uuid pk
  owner: ref Note
  author: str(40)
  status: enum[draft, sent]
  scope:
    list: owner = current_user or author = clerk or "clerk" = author or draft = status
      as: *
    read: author = current_user.name
      as: *
