entity Note "Note":
  id: uuid pk
  tags: json
  more: json
  index tags, more using gin
