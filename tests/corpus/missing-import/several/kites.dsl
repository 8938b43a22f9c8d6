module club.kites

entity Kite "Kite":
  id: uuid pk
  keeper: ref Member
  owner: ref Member
