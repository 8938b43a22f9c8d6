entity Club "Club":
  id: uuid pk
  name: str(40) required

entity Section "Section":
  id: uuid pk
  club: ref Club required
  short: slug required unique
  tenant_host:
    domain: sections.kites.example
    slug_field: short
    parent: club
