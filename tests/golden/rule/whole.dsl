module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved]=requested

rule R-001 "Only one ship lies at a berth":
  "From the port authority"
  kind: constraint
  origin: top_down
  invariant: "Docking.status is 'approved' for one ship at a time"
  scope: [Docking]
  status: accepted

rule R-002 "Ships are long":
  description: "Seen in the data"
  kind: derivation
  origin: bottom_up
  invariant: length_m > 10 for all ships
  status: draft
