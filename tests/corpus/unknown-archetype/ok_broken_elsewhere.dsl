archetype Stamped:
  created_at: datetime auto_add

entity Kite "Kite":
  extends: Stamped
  id: uuid pk
