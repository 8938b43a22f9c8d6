archetype Stamped:
  created_at: datetime auto_add

entity Kite "Kite":
  extends: Stampd
  id: uuid pk
