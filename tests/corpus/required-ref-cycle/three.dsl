entity Kite "Kite":
  id: uuid pk
  pilot: ref Pilot required

entity Pilot "Pilot":
  id: uuid pk
  club: ref Club required

entity Club "Club":
  id: uuid pk
  mascot: ref Kite required
