tenancy:
  mode: database_per_tenant
  topics: shared

entity Kite "Kite":
  id: uuid pk
