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

analytics:
  providers:
    plausible:
      domain: "quay.example"
    counter:
      id: "C-1"
  consent:
    default_jurisdiction: EU
  server_side:
    enabled: true
