entity Sail "Sail":
  expose: list, read
  id: uuid pk
  label: str(20)

surface sail_list "Sails":
  uses entity Sail
  mode: list

surface sail_create "New sail":
  uses entity Sail
  mode: create
