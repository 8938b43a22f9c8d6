module quay

entity Docking "Docking":
  id: uuid pk

persona clerk "Clerk":
  description: "Logs arrivals"

story ST_001 "Clerk logs an arrival":
  actor: clerk
  trigger: form_submitted
  scope: [Docking]
  status: draft
