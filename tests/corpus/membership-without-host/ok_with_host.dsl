entity Club "Club":
  id: uuid pk
  slug: slug required unique
  roles: json
  tenant_host:
    domain: kites.example
    slug_field: slug
  membership:
    roles: roles
