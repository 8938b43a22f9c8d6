tenancy:
  mode: single
  entities_excluded: Spot
  exclude: Mast

entity Spot "Spot":
  id: uuid pk

entity Mast "Mast":
  id: uuid pk
