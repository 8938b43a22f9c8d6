tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Country "Country":
  domain: platform
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  made_in: ref Country nullify

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite cascade
