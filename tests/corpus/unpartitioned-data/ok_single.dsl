tenancy:
  mode: single

entity Kite "Kite":
  id: uuid pk
