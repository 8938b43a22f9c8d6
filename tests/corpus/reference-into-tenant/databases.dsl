tenancy:
  mode: database_per_tenant

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  id: uuid pk

entity Country "Country":
  domain: platform
  id: uuid pk
  best: ref Kite
