entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested

surface docking_list "Calls":
  uses entity Docking
  mode: list

persona clerk "Clerk":
  description: "Logs calls"

guide first_call "First call":
  audience: persona = clrek
  step add:
    target: surface.docking_new
    cta_target: workspace.quay_desk
  step look:
    target: surfaces.docking_list
  step_order: [add, lok]
  on_complete:
    redirect: surface.docking_lst

experience book "Book":
  context:
    visit: Docking
  start at step pick
  step first:
    kind: surface
    surface docking_lits
    saves_to: context.vsit
    on continue -> step secnd
  step second:
    kind: surface
    surface docking_list
    creates: vist
    prefill:
      sttaus: $vsit

surface docking_view "Call":
  uses entity Docking
  mode: view
  action go "Go":
    on click -> experience book step thrid

island clock:
  entity: Dockin
  prop at: datetme
