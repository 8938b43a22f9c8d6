# Who belongs to a tenant, and who does not.
tenancy:
  mode: shared_schema
  entities_excluded: [Country]

entity Club "Club":
  archetype: tenant
  id: uuid pk
  plan: ref Plan

entity Kite "Kite":
  soft_delete
  id: uuid pk
  tag: str(12) required unique
  unique tag, maker
  maker: str(20)

entity Own "Own":
  id: uuid pk
  tenant_id: ref Club required unique

entity Country "Country":
  id: uuid pk

entity Plan "Plan":
  domain: platform
  id: uuid pk

entity Person "Person":
  archetype: user
  id: uuid pk

entity Defaults "Defaults":
  archetype: settings
  id: uuid pk

entity ClubDefaults "Club defaults":
  archetype: tenant_settings
  id: uuid pk

entity Belonging "Belonging":
  archetype: user_membership
  id: uuid pk

entity Boat "Boat":
  id: uuid pk

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int

entity Weather "Weather":
  virtual: services/weather:rows
  id: uuid pk

entity Member "Member":
  id: uuid pk
  mail: email required
  auth_identity:
    link_via: email
    map:
      mail: email
