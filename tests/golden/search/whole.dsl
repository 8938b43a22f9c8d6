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

search on Docking:
  fields: reference, owner.email
  ranking:
    reference: 4
    owner.email: 1
  highlight: true
  tokenizer: english
