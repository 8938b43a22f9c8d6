entity Member "Member":
  id: uuid pk
  email: email
  balance: money(EUR)

entity Docking "Docking":
  id: uuid pk
  reference: str(12) unique
  status: enum[requested, approved, cleared, left]=requested
  eta: datetime
  length_m: decimal(6,2)
  owner: ref Member

policies:
  classify Member.email as PII_DIRECT (retention: 3y)
  classify Docking.owner as PII_INDIRECT
  erasure Member: anonymize cascade
  erasure Member.email: redact
  default_retention: 7y
  audit_access: true
