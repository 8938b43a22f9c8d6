tenancy:
  mode: shared_schema

entity Club "Club":
  id: uuid pk
