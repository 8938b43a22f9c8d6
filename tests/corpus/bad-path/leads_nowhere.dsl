entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  pilot: ref Pilot
  about: poly_ref [Kite, Pilot]
  flights: has_many Flight
  invariant: tag.size > 3
  invariant: about.name = "x"
  invariant: flights is not null
  invariant: flights.hours > 3
  invariant: pilot[Pilot].name = "x"
  invariant: about[Plot].name = "x"

entity Pilot "Pilot":
  id: uuid pk
  name: str(12)

entity Flight "Flight":
  id: uuid pk
  hours: int
  kite: ref Kite required
