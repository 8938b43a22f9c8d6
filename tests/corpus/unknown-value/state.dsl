entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked, departed]=requested
  flagged: bool=false

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

sla turn_round "Turn-round":
  entity: Docking
  starts_when: status -> dokced
  completes_when: status -> departed
  tiers:
    warning: 6 hours
  on_breach:
    notify: harbourmaster
    set: flagged = yes
