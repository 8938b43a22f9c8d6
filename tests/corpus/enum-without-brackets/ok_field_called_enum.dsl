entity Kite "Kite":
  id: uuid pk
  enum: enum[delta]
