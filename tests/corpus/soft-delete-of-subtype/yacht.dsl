entity Boat "Boat":
  id: uuid pk
  name: str(40) required

entity Yacht "Yacht":
  subtype_of: Boat
  soft_delete
  sails: int
