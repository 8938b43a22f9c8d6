entity Boat "Boat":
  number: int pk
  name: str(40) required

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int
