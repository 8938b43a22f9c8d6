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

audit on Docking:
  track: status, eta
  show_to: persona(harbourmaster, clerk)
  retention: 90d

audit on Member:
  track: email
