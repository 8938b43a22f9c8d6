entity Weather "Weather":
  virtual: helth
  id: uuid pk
