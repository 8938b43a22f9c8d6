entity Club "Club":
  id: uuid pk
  name: str(40) required unique
  above: str(40)
  stage: str(20)
  tenant_host:
    domain: kites.example
    slug_field: name
    parent: above
  lifecycle:
    status_field: stage
    states:
      - founded
