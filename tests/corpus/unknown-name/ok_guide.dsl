entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested

surface docking_list "Calls":
  uses entity Docking
  mode: list

persona clerk "Clerk":
  description: "Logs calls"

guide first_call "First call":
  audience: persona = clerk
  step add:
    target: surface.docking_list
    cta_target: experience.book
  step look:
    target: Docking.status
  step_order: [look, add]
  on_complete:
    redirect: surface.docking_list

experience book "Book":
  context:
    visit: Docking
  start at step first
  step first:
    kind: surface
    surface docking_list
    on continue -> step second
  step second:
    kind: surface
    surface docking_list
    creates: visit
    prefill:
      status: $visit

surface docking_view "Call":
  uses entity Docking
  mode: view
  action go "Go":
    on click -> experience book step second

island clock:
  entity: Docking
  prop at: datetime
