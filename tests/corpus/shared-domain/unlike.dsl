entity Club "Club":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug
    order: 1
    cookie_scope: apex

entity School "School":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug
    order: 2
