entity Pilot "Pilot":
  id: uuid pk
  mentor: ref Pilot required
