entity Boat "Boat":
  id: uuid pk
  kind: str(20)

entity Yacht "Yacht":
  id: uuid pk
  boat: ref Boat
