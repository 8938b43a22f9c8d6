entity Club "Club":
  id: uuid pk
  slug: slug required unique
  school: ref School
  tenant_host:
    domain: clubs.example
    slug_field: slug
    parent: school

entity School "School":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: schools.example
    slug_field: slug
