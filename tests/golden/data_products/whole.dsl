entity Member "Member":
  id: uuid pk
  email: email
  balance: money(EUR)

entity Docking "Docking":
  id: uuid pk
  reference: str(12) unique
  status: enum[requested, approved, cleared, left]=requested
  eta: datetime
  length_m: decimal(6,2)
  owner: ref Member

data_products:
  default_namespace: harbour
  data_product arrivals "Arrivals":
    description: "Who came when"
    source: [Docking, Member]
    allow: [reference, eta]
    deny: [owner]
    transform: group by month
    retention: 2y
    refresh: every 1h
    output_topic: arrivals_out
    cross_tenant: false
