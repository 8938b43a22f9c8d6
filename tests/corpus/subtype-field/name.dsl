entity Boat "Boat":
  id: uuid pk
  name: str(40) required

archetype Named:
  name: str(40)

entity Yacht "Yacht":
  subtype_of: Boat
  name: str(60)

entity Ferry "Ferry":
  extends: Named
  subtype_of: Boat
  cars: int
