app club "Club":
  security_profile: strict
  multi_tenant: true

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  index tag using hash
