module club.kites

entity Spot "Spot":
  id: uuid pk
