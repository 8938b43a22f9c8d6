tenancy:
  mode: single

tenancy:
  mode: single

entity Kite "Kite":
  id: uuid pk
