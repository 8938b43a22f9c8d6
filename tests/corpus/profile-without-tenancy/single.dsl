tenancy:
  mode: single

entity Pilot "Pilot":
  archetype: profile
  id: uuid pk
