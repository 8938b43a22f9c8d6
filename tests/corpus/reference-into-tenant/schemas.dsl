tenancy:
  mode: schema_per_tenant

entity Club "Club":
  archetype: tenant
  id: uuid pk
  mascot: ref Kite

entity Kite "Kite":
  id: uuid pk
