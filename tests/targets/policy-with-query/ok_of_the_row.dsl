tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity User "User":
  archetype: user
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  note: text
  owner: ref User
  permit:
    list: role(clerk)
  scope:
    list: owner = current_user and note != 'SELECT (x)'
      for: *

persona clerk "Clerk":
  description: "Keeps the kites"
