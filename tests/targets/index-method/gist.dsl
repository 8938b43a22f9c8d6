entity Note "Note":
  id: uuid pk
  since: date
  index since using brin
