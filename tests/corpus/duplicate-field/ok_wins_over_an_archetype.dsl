archetype Stamped:
  seen: date

entity Kite "Kite":
  extends: Stamped
  id: uuid pk
  seen: datetime
