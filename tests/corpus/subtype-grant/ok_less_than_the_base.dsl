entity Boat "Boat":
  id: uuid pk
  name: str(40) required
  permit:
    list: authenticated
    create: authenticated
  scope:
    list: all
      as: *

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int
  permit:
    list: authenticated
  scope:
    list: all
      as: *
