entity Club "Club":
  id: uuid pk
  slug: slug required unique
  above: ref Club
  tenant_host:
    domain: clubs.example
    slug_field: slug
    parent: above
