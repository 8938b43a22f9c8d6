module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked, departed]=requested
  flagged: bool=false

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

webhook agent_push "Agent push":
  entity: Docking
  events: [
    created,
    updated,
  ]
  url: config("AGENT_HOOK")
  auth:
    method: hmac_sha256
    secret: config("AGENT_SECRET")
  payload:
    include: [id, status]
    format: json
  retry:
    max_attempts: 5
    backoff: exponential

webhook bare:
  entity: Docking
  url: "https://agents.example/hook"
