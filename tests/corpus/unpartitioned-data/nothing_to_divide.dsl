tenancy:
  mode: shared_schema
  partition_key: club

entity Club "Club":
  archetype: tenant
  id: uuid pk
