entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked, departed]=requested
  flagged: bool=false

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

webhook agent_push "Agent push":
  entity: Docking
  events: [created]
