module club.spots

use club.kitez

entity Spot "Spot":
  id: uuid pk
