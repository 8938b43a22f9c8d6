tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity User "User":
  archetype: user
  id: uuid pk
  team: str(40)

entity Kite "Kite":
  id: uuid pk
  team: str(40)
  scope:
    list: team = current_user.team
      for: *
