entity Member "Member":
  id: uuid pk
  full_name: str(80) required pii(category=identity)
  email: email pii
  name: str(20)
