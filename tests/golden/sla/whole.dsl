module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked, departed]=requested
  flagged: bool=false

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

sla turn_round "Turn-round":
  entity: Docking
  starts_when: status -> docked
  pauses_when: flagged = true
  completes_when: status -> departed
  tiers:
    warning: 6 hours
    breach: param("sla.breach") hours
  business_hours:
    schedule: "Mon-Fri 06:00-20:00"
    timezone: param("sla.timezone")
  on_breach:
    notify: harbourmaster
    set: flagged = true
