tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  id: uuid pk

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite nullify
