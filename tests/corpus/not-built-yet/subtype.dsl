entity Craft "Craft":
  id: uuid pk

entity Kite "Kite":
  subtype_of: Craft
  wing: enum[delta, box]

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite
  what: poly_ref [Craft, Kite]
