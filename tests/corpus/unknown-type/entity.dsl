entity Member "Member":
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  keeper: Member
  rentals: hasmany Member cascade
