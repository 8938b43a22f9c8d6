tenancy:
  mode: shared
  topics: apart

entity Kite "Kite":
  id: uuid pk
