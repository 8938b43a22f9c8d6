module club.a

use club.b

entity Kite "Kite":
  id: uuid pk
  pilot: ref Pilot
