entity Club "Club":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug

entity School "School":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug
