entity Boat "Boat":
  soft_delete
  id: uuid pk

entity Yacht "Yacht":
  subtype_of: Boat
  soft_delete: false
  sails: int
