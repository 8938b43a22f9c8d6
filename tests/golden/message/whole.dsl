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

message ClearedNote "Cleared note":
  "What an owner is told"
  to: email required
  code: str(20) required = "none"
  owner: ref Member
  tags: list[str(20)] optional
  lines: int[]
