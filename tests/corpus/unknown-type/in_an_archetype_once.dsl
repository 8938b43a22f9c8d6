archetype Tagged:
  tag: strr(12)

entity Kite "Kite":
  extends: Tagged
  id: uuid pk

entity Spot "Spot":
  extends: Tagged
  id: uuid pk
