entity "Member":
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  keeper: ref Member
