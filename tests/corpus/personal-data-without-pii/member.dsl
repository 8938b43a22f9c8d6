entity Member "Member":
  id: uuid pk
  full_name: str(80) required
  email: email
  date_of_birth: date
