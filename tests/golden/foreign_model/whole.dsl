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
  auth_profile: api_key_header header="X-Key"

foreign_model Forecast from weather_api "Forecast":
  key: station_id, at
  constraint batch_import every="1d"
  constraint read_only
  constraint event_driven
  station_id: str(12) required
  at: datetime required
  wind_kn: decimal(5,1)
