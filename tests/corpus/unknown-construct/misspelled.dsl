entitty Kite "Kite":
  id: uuid pk

entity Spot "Spot":
  id: uuid pk
  kite: ref Kite
