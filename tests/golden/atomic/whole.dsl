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

atomic book "Book":
  intent: "A member and a docking at once"
  permit:
    execute: role(clerk) or role(admin)
  on_failure: rollback_all
  audit: strict
  input email: email required
  input docking: uuid
  create Member:
    email: input.email
  create Docking:
    owner: above.Member.id
    status: "approved"
    length_m: 12.5
  update Docking(input.docking):
    status: input.status
  invariant: count(Docking) > 0
