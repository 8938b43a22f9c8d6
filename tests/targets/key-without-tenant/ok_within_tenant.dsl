tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  name: str(80) unique
  soft_delete
  code: slug
  unique code, name

entity Hire "Hire":
  id: int pk
  kite: ref Kite required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: kite
    overlap: forbid
