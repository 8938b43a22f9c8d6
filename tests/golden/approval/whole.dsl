module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved, refused]=requested
  cargo_state: enum[unchecked, checked, held]=unchecked
  length_m: decimal(6,2)

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

approval big_ship "Big ship":
  entity: Docking
  trigger: status -> requested
  approver_role: harbourmaster
  quorum: 1
  threshold: length_m > 200 and cargo_state != held
  escalation:
    after: 2 days
    to: admin
  auto_approve:
    when: length_m < 50
  outcomes:
    approved -> approved
    "sent back" -> refused

approval cargo:
  entity: Docking
  trigger: cargo_state -> unchecked
  outcomes:
    release -> checked
    hold -> held
