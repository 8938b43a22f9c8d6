entity Member "Member":
  id: uuid pk
  kites: has_many Kite cascde

entity Kite "Kite":
  id: uuid pk
  keeper: ref Member required
