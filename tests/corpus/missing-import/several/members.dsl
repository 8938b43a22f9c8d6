module club.members

entity Member "Member":
  id: uuid pk
