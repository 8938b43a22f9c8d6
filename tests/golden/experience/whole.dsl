experience book_berth "Book a berth":
  context:
    visit: Docking
    berth: Berth
  access: persona(clerk)
  priority: high
  start at step pick
  step pick:
    kind: surface
    surface berth_list
    on continue -> step details
    on cancel -> step done
  step details:
    kind: surface
    surface docking_new
    saves_to: context.visit
    prefill:
      note: "Booked by telephone"
      berth: context.berth.id
      draught: 3.5
      number: docking.number
    when: visit is null
    access: authenticated
    on success -> step number
    on failure -> step pick
  step number:
    entity: Docking
    creates: visit
    fields: note, draught
    defaults:
      berth: $berth
      note: "None"
      draught: -1
      urgent: true
  step check:
    kind: process
    when: the office is closed, or it is Sunday
  step tell:
    kind: integration
    integration office action send_call
    on success -> step done
  step done:
    kind: surface
    surface: docking_view

# The order of the lines is free, and nothing but the steps is needed.
experience look "Look around":
  step first:
    kind: surface
    surface berth_list
  start at step first

persona clerk "Clerk":
  description: "Logs calls"
entity Berth "Berth":
  id: uuid pk
entity Docking "Docking":
  id: uuid pk
  berth: ref Berth
  note: text
  number: int
  draught: decimal(5,2)
  urgent: bool = false
surface berth_list "Berths":
  uses entity Berth
  mode: list
surface docking_new "Log a call":
  uses entity Docking
  mode: create
surface docking_view "Call":
  uses entity Docking
  mode: view
integration office "Office":
  action send_call:
    when surface docking_view
