entity Spot "Spot":
  code: str(5) pk

entity Flight "Flight":
  id: uuid pk
  spot: ref Spot
  about: poly_ref [Flight]
  anything: poly_ref [*]
