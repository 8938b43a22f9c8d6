entity Boat "Boat":
  id: uuid pk
  kind: str(20)

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int
