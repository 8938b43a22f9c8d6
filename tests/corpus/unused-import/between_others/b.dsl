module club.b
use club.a
use club.c  # for later

entity Spot "Spot":
  id: uuid pk
