workspace quay_desk "Quay desk":
  purpose: "What moves today"
  stage: "command_center"
  engine_hint: "archetype:monitor"
  access: persona(harbourmaster, clerk)
  live: on
  uses nav quay_nav
  nav_group "Ships" icon=ship-wheel collapsed when: role(harbourmaster):
    Docking icon=anchor
  group "Quay":
    Berth
    quay_wall
  context_selector:
    entity: Pier
    display_field: name
    scope_field: pier
    filter: open = true
  primary_actions:
    action "Log a call" -> surface docking_new
    action 'To the wall' -> workspace quay_wall

  figures:
    aggregate:
      free: count(Berth)
      calls: count(Docking)
    display: metrics
    tones:
      free: positive
      calls: warning

  arrivals:
    source: Docking
    filter: eta >= today and status != departed
    sort: eta asc, draught desc, berth.code
    limit: 10
    display: timeline
    action: docking_view
    empty: "Nothing due"
    date_field: eta
    date_range

  both:
    source: [Docking, Berth]
    display: tabbed_list
    filter_map:
      Docking: status = requested
      Berth: closed = false or code = "A1"

  ux:
    purpose: "Run the quay"
    as harbourmaster:
      purpose: "Run the quay at once"
      focus: figures, arrivals
      read_only: true
      scope: all
      show_aggregate: free
    for clerk:
      focus: arrivals

workspace quay_wall "Quay wall":
  access: authenticated
  live: off
  calls:
    source: docking_list

workspace noticeboard:
  access: public
  calls:
    source: calls_by_month

entity Pier "Pier":
  id: uuid pk
  name: str(40) required
  open: bool = true
entity Berth "Berth":
  id: uuid pk
  code: str(8) required
  closed: bool = false
  pier: ref Pier
entity Docking "Docking":
  id: uuid pk
  berth: ref Berth
  pier: ref Pier
  eta: datetime
  draught: decimal(5,2)
  status: enum[requested, docked, departed]=requested

view calls_by_month "Calls by month":
  source: Docking
  group_by: [month(eta)]
  fields:
    calls: count()

surface docking_new "Log a call":
  uses entity Docking
  mode: create
surface docking_view "Call":
  uses entity Docking
  mode: view
surface docking_list "Calls":
  uses entity Docking
  mode: list

persona harbourmaster "Harbourmaster":
  default_workspace: quay_desk
persona clerk "Clerk":
  default_workspace: quay_wall

nav quay_nav:
  group "Quay":
    quay_desk
