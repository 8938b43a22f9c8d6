entity Spot "Spot":
  id: uuid pk
  name: str(40)

entity Route "Route":
  id: uuid pk
  start: ref Spot required
  finish: ref Spot
  graph_edge:
    source: start
    target: finish
