entity Kite "Kite":
  id: uuid pk
  manual: file storage=a|b|a
  owner: str(40) pii(category=contact, category=identity)
