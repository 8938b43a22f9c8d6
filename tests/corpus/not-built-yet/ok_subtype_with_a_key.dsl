entity Craft "Craft":
  id: uuid pk

entity Kite "Kite":
  subtype_of: Craft
  id: uuid pk
