entity Club "Club":
  archetype: tenant
  id: uuid pk
  name: str(60) required

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required unique

entity Country "Country":
  id: uuid pk
  code: str(2) required

persona warden "Warden":
  description: "Looks after all clubs"

tenancy:
  mode: shared_schema
  partition_key: club
  topics: namespace_per_tenant
  enforce_in_queries: on
  cross_tenant_access: no
  entities_excluded: [Country]
  admin_personas: [warden, "super_admin"]
  per_tenant_config:
    opening_hours: str(80)
    locale: str
    seats: int
  provisioning:
    auto_create: true
    require_approval: yes
