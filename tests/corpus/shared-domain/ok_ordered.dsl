entity Club "Club":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug
    order: 1

entity School "School":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug
    order: 2

entity Shop "Shop":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: shops.example
    slug_field: slug
