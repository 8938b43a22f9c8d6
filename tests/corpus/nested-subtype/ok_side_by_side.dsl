entity Boat "Boat":
  id: uuid pk
  name: str(40) required

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int

entity Ketch "Ketch":
  subtype_of: Boat
  masts: int
