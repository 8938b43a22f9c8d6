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
  source: figures
  emits: [BerthShown]
  section main:
    field code "Code"
    subtype_panel:
      when kind = quay: include surface quay_view
  action add "New":
    on click -> surface berth_nwe
  action tell "Tell":
    on click -> integration office action sned
  action go "Go":
    on click -> integration offise action send
  companion tide position=below_section[mian]:
    display: list
  ux:
    attention warning:
      when: code is null
      message: "Has no code"
      action: addd
    as clrek:
      action_primary: tel

surface berth_new "New berth":
  uses entity Berth
  mode: create

integration office "Office":
  action send:
    when surface berth_new

persona clerk "Clerk":
  description: "Keeps the berths"
