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

service weather_api "Weather":
  spec: url "https://weather.example/openapi.json"
  auth_profile: api_key_header header="X-Key" strict=true
  owner: "Met office"

service tide_api:
  spec: inline "openapi: 3"
  auth_profile: none

service verify_papers "Verify papers":
  kind: validation
  input:
    docking_id: uuid required
    limit: decimal(5,2)
  output:
    ok: bool
  guarantees:
    - "Does not change the docking"
    - "Answers in a second"
  stub: python
