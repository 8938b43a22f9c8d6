module club.b

use club.a

entity Spot "Spot":
  id: uuid pk
  kite: ref Kite
