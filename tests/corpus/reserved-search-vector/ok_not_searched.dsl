entity Boat "Boat":
  id: uuid pk
  name: str(40)
  search_vector: text

entity Sail "Sail":
  id: uuid pk
  name: str(40)
  search_vectors: text

search on Sail:
  fields: name
