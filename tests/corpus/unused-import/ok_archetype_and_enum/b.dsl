module club.b

use club.a

entity Day "Day":
  id: uuid pk
  gust: Gust
