tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Pilot "Pilot":
  archetype: profile
  id: uuid pk
