app club "Club":
  security_profile: strikt
  multi_tenant: perhaps

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  index tag using btrree
