use kites

entity Spot "Spot":
  id: uuid pk
  kite: ref Kite
