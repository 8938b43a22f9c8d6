guide first_call "First call":
  audience: persona = clerk or persona == harbourmaster
  step add:
    kind: popover
    target: surface.docking_new
    title: "Log a call"
    body: "Start here.
      It takes a minute."
    placement: bottom-start
    cta_label: "Log it"
    cta_target: surface.docking_new
    complete_on: event docking.created
  step look:
    kind: spotlight
    target: surface.docking_list.section.main
    title: "Look at the list"
    complete_on: field_filled docking_new.status
    audience_when: visits < 3, or the list was never seen
  step desk:
    kind: inline_card
    target: workspace.quay_desk.calls
    title: "Your desk"
    complete_on: click
  step row:
    kind: empty_state
    target: Docking.status
    title: "Nothing yet"
    complete_on: dismiss
  step end:
    kind: banner
    target: entity.Docking
    title: "Well done"
  step_order: [add, look, desk, row, end]
  on_complete:
    redirect: workspace.quay_desk
    emit: docking.guided with the name of the guide

guide second "Second":
  audience: persona in [clerk, harbourmaster]
  step one:
    target: surface.docking_list
  step two:
    target: surface.docking_list
  step_order:
    - two
    - one

guide third:
  audience: everybody who is new
  step one:
    target: experience.look

persona clerk "Clerk":
  description: "Logs calls"
persona harbourmaster "Harbourmaster":
  description: "Runs the quay"
entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
surface docking_list "Calls":
  uses entity Docking
  mode: list
surface docking_new "Log a call":
  uses entity Docking
  mode: create
workspace quay_desk "Quay desk":
  calls:
    source: Docking
experience look "Look around":
  start at step first
  step first:
    kind: surface
    surface docking_list
