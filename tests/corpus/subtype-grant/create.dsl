entity Boat "Boat":
  id: uuid pk
  name: str(40) required
  permit:
    list: authenticated

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int
  permit:
    list: authenticated
    create: authenticated
