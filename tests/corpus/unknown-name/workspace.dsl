entity Docking "Docking":
  id: uuid pk
  eta: datetime
  status: enum[requested, docked]=requested

workspace quay_desk "Quay desk":
  access: persona(clrek)
  uses nav quay_nav
  primary_actions:
    action "Log a call" -> surface docking_nwe
  calls:
    source: Doking
    action: docking_view
  figures:
    source: Docking
    aggregate:
      calls: count(Docking)
    tones:
      cals: positive
    filter: sttaus = requested
    sort: etaa desc
    filter_map:
      Dokcing: eta > today
    rank_by: call
  ux:
    as clerk:
      focus: cals, figures

surface docking_new "Log a call":
  uses entity Docking
  mode: create

persona clerk "Clerk":
  description: "Logs the calls"
