persona clerk "Clerk":
  description: "Logs arrivals"

story ST-001 "Clerk logs an arrival":
  persona: clerk
  actor: clerk
  trigger: form_submitted
