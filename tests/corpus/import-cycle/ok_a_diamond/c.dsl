module club.c

use club.a
use club.b

entity Day "Day":
  id: uuid pk
  kite: ref Kite
  spot: ref Spot
