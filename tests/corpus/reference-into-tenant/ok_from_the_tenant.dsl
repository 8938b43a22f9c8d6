tenancy:
  mode: schema_per_tenant

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  club: ref Club
  best: ref Kite
