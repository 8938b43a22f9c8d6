module club.spots

entity Spot "Spot":
  id: uuid pk
