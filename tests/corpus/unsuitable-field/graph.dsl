entity Spot "Spot":
  id: uuid pk
  region: str(20)
  graph_node:
    edges: Route
    parent: region

entity Route "Route":
  id: uuid pk
  start: str(40) required
  finish: ref Spot required
  length: str(8)
  graph_edge:
    source: start
    target: finish
    weight: length
