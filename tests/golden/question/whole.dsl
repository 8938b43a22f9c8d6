module quay

persona clerk "Clerk":
  description: "Logs arrivals"

story ST-001 "Clerk logs an arrival":
  persona: clerk
  trigger: form_submitted

rule R-001 "Only one ship lies at a berth":
  kind: constraint

question Q-001 "Who may approve at night?":
  "Asked in the first week"
  blocks: [ST-001, R-001]
  raised_by: analyst
  status: resolved
  resolution: "The harbourmaster on call"

question Q-002 "What is long?":
  blocks: R-001
  status: open
  resolution: not known yet
