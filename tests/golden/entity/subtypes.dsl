# Kinds of one thing: each has its own fields, and the key of the base.
entity Boat "Boat":
  number: int pk
  name: str(40) required
  permit:
    update: authenticated
    read: authenticated

entity Yacht "Yacht":
  subtype_of: Boat
  display_field: name
  sails: int required
  permit:
    update: authenticated

entity CarFerry "Car ferry":
  subtype_of: Boat
  id: str(10)
  cars: int
  sister: ref Yacht

entity Trip "Trip":
  id: uuid pk
  boat: ref Boat required
  ferry: ref CarFerry
