entity Member "Member":
  id: uuid pk
  email: email
  phone: str(20)

policies:
  classify Member.email as PII_DIRECT retention: 3y
  classify Member.phone as PII_DIRECT
