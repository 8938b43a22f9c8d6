entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved]=requested
  eta: datetime

persona clerk "Clerk":
  description: "Logs arrivals"

approval big "Big":
  entity: Docking
  trigger: status -> reqested
  approver_role: clrek
  threshold: lenght > 3
  outcomes:
    yes -> aproved

notification late "Late":
  on: Docking.stats -> overdue
  channels: [mail]
  recipients: role(clrek), field(onwer.email)
  preferences: optout

job stamp "Stamp":
  trigger: on_field_changed Docking.sttus
  trigger: on_creat Docking
  dead_letter: Deadletter
  retry_backoff: fixed

llm_config:
  default_model: brief

llm_intent sum "Sum":
  model: breif
  trigger:
    on_entity: Docking
    on_event: made
    input_map:
      text: entity.manifst
    write_back:
      Docking.cargo: output

test berth "Berth":
  setup:
    one: create Docking with sttus=requested, status=gone
  action: update onne

flow log "Log":
  preconditions:
    user_role: clrek
  steps:
    navigate view:docking_lst
    fill field:Docking.status gone
    click action:Dockng.create
    expect count entity:Dockng 3
