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

interfaces:
  default_auth: oauth2
  default_rate_limit: 100/min
  api public "Public":
    format: rest
    base_path: "/v1"
    auth: api_key
    rate_limit: 10/s
    version: "1.2"
    endpoints:
      GET /dockings
      POST /dockings/id
  api inner:
    format: graphql
    base_path: /inner
