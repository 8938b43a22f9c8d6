entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
  berth: ref Berth
entity Berth "Berth":
  id: uuid pk
  code: str(8)
entity Crane "Crane":
  id: uuid pk

surface berth_list "Berths":
  uses entity Berth
  mode: list
  section main:
    field code "Code"
  action add "New":
    on click -> surface berth_new
  action tell "Tell":
    on click -> integration office action send
  companion tide position=below_section[main]:
    display: list
  ux:
    attention warning:
      when: code is null
      message: "Has no code"
      action: add
    as clerk:
      action_primary: tell

surface berth_new "New berth":
  uses entity Berth
  mode: create

integration office "Office":
  action send:
    when surface berth_new

persona clerk "Clerk":
  description: "Keeps the berths"
