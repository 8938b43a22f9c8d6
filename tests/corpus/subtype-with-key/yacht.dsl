entity Boat "Boat":
  id: uuid pk
  name: str(40) required

entity Yacht "Yacht":
  subtype_of: Boat
  id: uuid pk
  sails: int
