entity Weather "Weather":
  virtual: services/weather:forecast
  id: uuid pk
