entity Kite "Kite":

entity Spot "Spot":
  id: uuid pk
