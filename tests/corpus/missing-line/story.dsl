persona clerk "Clerk":
  description: "Logs arrivals"

story ST-001 "Clerk logs an arrival":
  persona: clerk

story ST-002 "Nobody does it":
  trigger: user_click

rhythm first_week "First week":
  persona: clerk
  phase learn:
    scene look:
      action: browse
