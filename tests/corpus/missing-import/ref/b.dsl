module club.b

entity Spot "Spot":
  id: uuid pk
  kite: ref Kite
