entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved]=requested
  note: text

persona clerk "Clerk":
  description: "Logs arrivals"

surface docking_list "Dockings":
  uses entity Docking
  mode: list

llm_model brief "Brief":
  provider: local
  model_id: small

llm_intent sum "Sum":
  model: brief
  trigger:
    on_entity: Docking
    on_event: created
    input_map:
      text: entity.note
    write_back:
      note: output

test berth "Berth":
  setup:
    one: create Docking with status=requested
    two: create Docking with note=one
  action: update one

flow log "Log":
  preconditions:
    user_role: clerk
  steps:
    navigate view:docking_list
    expect visible dialog
