enum Weather "Weather":
  calm
  fresh

enum Wind "Wind":
  low
  high

archetype Stamped:
  created_at: datetime auto_add

entity Invoice "Invoice":
  id: uuid pk
  extends: Stamped
  weather: Weather
  wind: enum[low, high]
