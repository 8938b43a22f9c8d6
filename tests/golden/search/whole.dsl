entity Member "Member":
  id: uuid pk
  email: email
  balance: money(EUR)

entity Docking "Docking":
  id: uuid pk
  reference: str(12) unique
  status: enum[requested, approved, cleared, left]=requested
  remarks: text
  eta: datetime
  length_m: decimal(6,2)
  owner: ref Member

search on Docking:
  fields: reference, remarks
  ranking:
    reference: 4
    remarks: 2
  highlight: true
  tokenizer: english
