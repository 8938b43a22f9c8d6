tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Country "Country":
  domain: platform
  id: uuid pk
  job: ref AIJob cascade
