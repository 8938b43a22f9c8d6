entity Docking "Docking":
  id: uuid pk
  eta: datetime
  status: enum[requested, docked]=requested

workspace quay_desk "Quay desk":
  access: persona(clerk, admin)
  primary_actions:
    action "Log a call" -> surface docking_new
    action "Look at the figures" -> workspace quay_desk
  figures:
    source: docking_new
    action: quay_desk
    aggregate:
      calls: count(Docking)
    tones:
      calls: positive
      eta: neutral
    filter: status = requested
    sort: eta desc
    rank_by: calls
  ux:
    as clerk:
      focus: figures
      show_aggregate: calls

surface docking_new "Log a call":
  uses entity Docking
  mode: create

persona clerk "Clerk":
  description: "Logs the calls"
