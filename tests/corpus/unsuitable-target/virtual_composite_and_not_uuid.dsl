entity Weather "Weather":
  virtual: services/weather:forecast
  id: uuid pk

entity Seat "Seat":
  row: int pk
  letter: str(1) pk

entity Spot "Spot":
  code: str(5) pk

entity Flight "Flight":
  id: uuid pk
  weather: ref Weather
  seat: ref Seat
  about: poly_ref [Flight, Spot, Weather]
