module harbour

# Every line that a surface may have.
surface docking_view "Call":
  uses entity Docking
  mode: view
  priority: high
  access: persona(harbourmaster, clerk)
  source: calls_of_ships
  search: [status, note]
  layout: single_page
  display: pdf_viewer
  render: fragment
  refresh: every 30s
  peek: slide_over
  show_history: true
  open: Vessel via vessel | Berth via berth | Pier via berth.pier
  emits: [DockingShown, CallSeen]

  section main "The call":
    visible: status != departed
    note: "As it was logged,
      word for word"
    layout: strip
    field vessel "Vessel"
    field berth "Berth" widget=picker source=Berth.code
    field status
    field note "Note" widget="rich text" help: "What the pilot said" rows=4 resize=true
    field draught "Draught" format: decimal:2 visible: status = docked and draught > 3 help: "In metres"
    field toll "Toll" format: currency:EUR when: status = departed
    field eta "Due" format: date when: eta > today + 3 days
    subtype_panel:
      when kind = tanker: include surface docking_new
      when kind = ferry:
        include surface docking_edit

  section more "More":
    layout: grid
    field pages
      widget: viewer
      source: pages
      format: date:"d. m. Y"
      visible: note is not null
      when: toll > 3
      help: "The papers"

  action grant "Grant a berth":
    on click -> surface docking_edit
  action done:
    on submit -> experience book_berth
  action start_over "Start over":
    on auto -> experience book_berth step pick
  action tell "Tell the office":
    on click -> integration office action send_call
  action read "Read about it":
    on click -> "https://example.test/calls" external

  related legs "Legs":
    display: table
    show: Leg
    columns: number, origin
    limit: 5
  related papers "Papers":
    display: file_list
    show: Paper, Remark
    page_size: 10
  related all:
    show: Fee

  companion tide "Tide" position=top:
    eyebrow: "Now"
    title: "The tide"
    display: line_chart
    source: Tide
    filter: height > 1
    limit: 24
  companion figures position=below_section[main]:
    aggregate:
      calls: count(Docking)
    display: metrics
  companion steps "Steps" position=bottom:
    stages:
      - label: "Asked"
        progress: 100
  companion notes:
    stages: [requested, docked]
    entries:
      - title: "Mind the crane"
        icon: alert-triangle

  as clerk:
    hide: toll
    read_only: true

  ux:
    purpose: "One call"
    measure: wide
    show: vessel, status
    for harbourmaster:
      action_primary: grant
    attention critical:
      when: status = requested and eta < today
      message: "It is late"
      action: docking_edit
    attention notice:
      when: note is null
      message: "Nothing was said"

surface docking_list "Calls":
  uses entity Docking
  mode: list
  access: public
  peek: off
  refresh: 60
  priority: low
  search: note
  open: first_non_null(Vessel via vessel, berth)
  section main:
    field status
  ux:
    show: status, vessel
    sort: eta desc, status asc
    filter: status, vessel
    search: note
    search_first: true
    empty:
      collection: "No call yet"
      filtered: "No such call"
      forbidden: "Not for you"
    bulk_actions:
      depart: status -> departed
      forget: note = "gone"
    as clerk:
      scope: status != departed and berth = current_user.berth
      purpose: "Log the calls"
      show: status
      hide: note, toll
      show_aggregate: figures
      action_primary: docking_new
      read_only: false
      defaults:
        status: requested
        note: "Called by radio"
        berth: current_user.berth
      focus: status
      empty: "Log the first"
    as harbourmaster:
      scope: all
      empty:
        collection: "Nobody called"

surface docking_new "Log a call":
  uses entity Docking
  mode: create
  access: authenticated
  layout: wizard
surface docking_edit "Change a call":
  uses entity Docking
  mode: edit
  peek: expand

entity Docking "Docking":
  id: uuid pk
  vessel: ref Vessel
  berth: ref Berth
  status: enum[requested, docked, departed]=requested
  note: text
  pages: file
  draught: decimal(5,2)
  toll: decimal(8,2)
  eta: datetime
entity Vessel "Vessel":
  id: uuid pk
entity Pier "Pier":
  id: uuid pk
entity Berth "Berth":
  id: uuid pk
  code: str(8)
  pier: ref Pier
entity Leg "Leg":
  id: uuid pk
  docking: ref Docking
  number: int
  origin: str(40)
entity Paper "Paper":
  id: uuid pk
  docking: ref Docking
entity Remark "Remark":
  id: uuid pk
  about: poly_ref [Docking, Vessel]
entity Fee "Fee":
  id: uuid pk
  docking: ref Docking
entity Tide "Tide":
  id: uuid pk
  height: decimal(5,2)

view calls_of_ships "Calls of ships":
  source: Docking
  fields:
    vessel: ref Vessel

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"
persona clerk "Clerk":
  description: "Logs calls"

event_model:
  topic quay_events:
    retention: 30d
  event DockingShown:
    topic: quay_events

message CallSeen "Call seen":
  docking: uuid

integration office "Office":
  action send_call:
    when surface docking_view

experience book_berth "Book a berth":
  start at step pick
  step pick:
    kind: surface
    surface docking_new
