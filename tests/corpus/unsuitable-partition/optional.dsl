tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  tenant_id: ref Club
  id: uuid pk
