module club.c

use club.a

entity Wind "Wind":
  id: uuid pk
