persona clerk "Clerk":
  description: "Logs arrivals"

story ST-001 "Clerk logs an arrival":
  actor: clerk
  trigger: form_submitted

rhythm first_week "First week":
  persona: clerk
  phase learn:
    scene look:
      story: ST-001
