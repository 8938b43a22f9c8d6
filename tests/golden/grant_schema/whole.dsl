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

param limits.deputy:
  type: int
  default: 30

grant_schema docking_grants "Grants on dockings":
  description: "Who may act for an owner"
  scope: Docking
  relation deputy "Deputy":
    description: "Acts for the owner"
    granted_by: role(harbourmaster)
    approved_by: role(admin)
    approval: required
    expiry: optional
    max_duration: 90d
    principal_label: "Deputy"
    confirmation: "Give this person your berth?"
    revoke_verb: "Take back"
  relation watch "Watch":
    granted_by: role(clerk)
    max_duration: param("limits.deputy")
