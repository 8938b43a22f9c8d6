archetype Keyed:
  id: uuid pk

entity Kite "Kite":
  extends: Keyed
  tag: str(12)
