# The tenants of an application that keeps each in a schema, or in a database, of its own.
module dazzle.tenants

# Who makes the schema writes the row, and nobody else. It says where a tenant is, and never how to get in there: what
# begins as a name ends as a setting, and a password has no place in a table that is read on every request.
entity TenantRegistry "Tenant":
  intent: "One tenant, and the schema or the database that its rows are in"
  domain: platform
  patterns: system, tenancy
  display_field: display_name
  id: uuid pk
  slug: slug required unique
  display_name: str(200) required
  # A slug is a name for PostgreSQL as well: short enough, and neither `pg_...` nor `information_schema`.
  schema_name: slug unique
  database_name: slug unique
  status: enum[provisioning, active, suspended, archived] = provisioning required
  config: json = "{}" required
  is_test: bool = false required
  created_at: datetime = now required
  check "place": (schema_name = null) != (database_name = null)
  check "schema_name": schema_name != "public"
  check "database_name": not (database_name in ["postgres", "template0", "template1"])
  index status, slug
  permit:
    list: role(super_admin)
    read: role(super_admin)
