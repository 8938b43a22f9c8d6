entity Boat "Boat":
  id: uuid pk
  name: str(40) required

entity Yacht "Yacht":
  subtype_of: Boat
  display_field: name
  yacht_name: str(60)
