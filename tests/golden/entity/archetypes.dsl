# What the rows are; some kinds bring fields along, and leave alone those that are declared.
archetype Stamped:
  created_at: datetime auto_add

entity Account "Account":
  archetype: user
  extends: Stamped
  id: uuid pk
  email: email required unique
  auth_provider: enum[local, ldap] = local

entity Club "Club":
  archetype: tenant
  id: uuid pk
  name: str(60) required

entity Belonging "Belonging":
  archetype: user_membership
  id: uuid pk
  accepted_at: date

entity Pilot "Pilot":
  archetype: profile
  id: uuid pk
  nick: str(40)

entity Defaults "Defaults":
  archetype: settings
  id: uuid pk
  locale: str(10)

entity ClubSettings "Club settings":
  archetype: tenant_settings
  id: uuid pk
  locale: str(10)

entity Gadget "Gadget":
  archetype: gadget
  id: uuid pk

tenancy:
  partition_key: club_id
