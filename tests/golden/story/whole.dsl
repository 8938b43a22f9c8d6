module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved]=requested

entity Berth "Berth":
  id: uuid pk

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

process clear_vessel "Clear vessel":
  implements: [ST-004, ST-005a]

story ST-004 "Harbourmaster clears a vessel":
  "From the request to the quay"
  status: accepted
  persona: harbourmaster
  trigger: status_changed
  entities: [Docking, Berth]
  executed_by: process.clear_vessel
  narrative_only: false
  given:
    - "Docking.status is 'requested'"
    - Docking.status is 'requested' (not yet approved)
    - the berth is free
  when:
    - "The harbourmaster approves"
  then:
    - "Docking.status becomes 'approved'"
    - Docking.status -> approved, and the owner is told
  unless:
    - "The berth is taken":
        then: "The clerk is told"
    - papers are missing (since 3 days):
        then: nothing happens: the clerk waits

story ST-005a "A tale":
  description: "Nobody runs it"
  persona: harbourmaster
  trigger: cron_daily
  narrative_only: true
  executed_by: "people"
