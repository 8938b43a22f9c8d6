module club

enum Wind "Wind":
  calm "Calm", fresh, stormy,
  gale
  semantic: calm=info, stormy=warning

entity Kite "Kite":
  id: uuid pk
  wanted_wind: Wind = fresh
  highest_wind: Wind = storm
