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

surface docking_edit "Docking":
  uses entity Docking
  mode: edit

integration weather "Weather feed":
  uses service weather_api
  uses foreign Forecast
  base_url: "https://weather.example"
  auth: basic from env("WEATHER_USER"), env("WEATHER_KEY")
  mapping wind_for_docking on Docking:
    trigger: on_create when eta != null
    trigger: on_transition requested -> approved
    trigger: manual "Fetch the wind"
    request: GET "/wind/{self.station}"
    cache: "24h"
    map_request:
      station <- self.reference
    map_response:
      length_m <- response.wind
    transform:
      length_m: response.wind * 2
    source: Forecast.station_id
    target: Docking
    on_conflict: reference
    on_error: log_warning, set status = requested
  mapping plain:
    trigger: manual
    request: POST /orders/latest
    on_error: ignore

integration older:
  action fetch:
    when surface docking_edit
    call service weather_api
    call operation /wind/latest
    call mapping:
      reference -> station
    response foreign Forecast
    response entity Docking
    response mapping:
      wind_kn -> length_m
  sync stations:
    mode: scheduled "0 3 * * *"
    from service weather_api
    from operation /stations
    from foreign Forecast
    into entity Docking
    match rules:
      station_id <-> reference
  sync pushed:
    mode: event_driven
