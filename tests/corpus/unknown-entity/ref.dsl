entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

entity Flight "Flight":
  id: uuid pk
  kite: ref Kitte required
  crew: has_many Pilot
  about: poly_ref [Kite, Spot]
