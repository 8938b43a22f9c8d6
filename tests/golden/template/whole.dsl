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

asset logo:
  kind: image
  path: "assets/logo.png"

document clearance:
  for_entity: Docking
  format: pdf

template cleared:
  subject: "Cleared"
  body: "Dear owner,
  your vessel may leave."
  html_body: "<p>Dear owner</p>"
  attachments:
    - asset: logo
    - document: clearance
      entity: docking
      filename: "clearance.pdf"
