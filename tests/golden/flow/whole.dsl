module quay

entity Docking "Docking":
  id: uuid pk
  code: str(12)
  status: enum[requested, docked]=requested

persona clerk "Clerk":
  description: "Logs arrivals"

surface docking_list "Dockings":
  uses entity Docking
  mode: list

surface docking_new "New docking":
  uses entity Docking
  mode: create

flow log_call "Log a call":
  "As the clerk does it"
  priority: high
  tags: smoke, quay-side
  preconditions:
    authenticated
    user_role: clerk
    view: docking_list
    fixtures: berths, ships
  steps:
    navigate view:docking_list
    click action:Docking.create
    wait 2s
    wait view:docking_new
    fill field:Docking.code "A1"
    fill field:Docking.status docked
    fill remarks 3
    click toolbar.save
    snapshot
    expect entity_exists Docking where code="A1", status=docked
    expect entity_exists entity:Docking
    expect entity_not_exists Docking where code = "A2" and status = requested
    expect validation_error field:Docking.code
    expect visible message:saved
    expect not_visible dialog
    expect text_contains "Saved"
    expect redirects_to view:docking_list
    expect field_value field:Docking.status docked
    expect count entity:Docking 1

flow dashed:
  description: "With dashes"
  preconditions:
    authenticated: false
  steps:
    - navigate view:docking_list
    - wait 500
    - snapshot
    - expect visible entity:Docking
