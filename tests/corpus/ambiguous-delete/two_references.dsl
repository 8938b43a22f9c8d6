entity Pilot "Pilot":
  id: uuid pk
  flights: has_many Flight cascade

entity Flight "Flight":
  id: uuid pk
  pilot: ref Pilot required
  witness: ref Pilot
