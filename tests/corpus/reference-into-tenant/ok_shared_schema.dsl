tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk
  mascot: ref Kite

entity Kite "Kite":
  id: uuid pk
