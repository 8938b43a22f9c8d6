entity Note "Note":
  id: uuid pk
  tags: json
  size: int
  index tags using gin
  index size, id
