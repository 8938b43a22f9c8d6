entity Sail "Sail":
  expose: list, read, create
  id: uuid pk
  label: str(20)

entity Pump "Pump":
  id: uuid pk

surface sail_list "Sails":
  uses entity Sail
  mode: list

surface sail_create "New sail":
  uses entity Sail
  mode: create

surface pump_edit "Pump":
  uses entity Pump
  mode: edit
