entity Boat "Boat":
  id: uuid pk
  name: str(40) required

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int

entity Ferry "Ferry":
  subtype_of: Boat
  cars: int required
  sister: ref Yacht
