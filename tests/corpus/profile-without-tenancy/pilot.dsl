entity Pilot "Pilot":
  archetype: profile
  id: uuid pk
