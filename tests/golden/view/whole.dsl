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

view by_month "By month":
  source: Docking
  filter: status != left
  group_by: [owner, month(eta)]
  date_field: eta
  time_bucket: month
  fields:
    reference: str(12)
    total: sum(length_m)
    rows: count()
    longest: max(length_m)

view all_of_them:
  source: Docking
