entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  about: poly_ref [Kite]
  scope:
    list: about[Kite].tga = "x" or tag[Kite].tag = "x" or about[Spot].code = "x"
      as: *

entity Spot "Spot":
  id: uuid pk
