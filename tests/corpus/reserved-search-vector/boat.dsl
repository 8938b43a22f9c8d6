entity Boat "Boat":
  id: uuid pk
  name: str(40)
  search_vector: text

search on Boat:
  fields: name
