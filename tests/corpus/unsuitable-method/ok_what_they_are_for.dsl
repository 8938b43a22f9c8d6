entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  born: date
  tags: str(12)[]
  data: json
  index tag using hash
  index born, tag using brin
  index tags, data using gin
  index born desc using btree
