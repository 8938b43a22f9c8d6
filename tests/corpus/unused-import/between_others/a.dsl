module club.a

entity Kite "Kite":
  id: uuid pk
