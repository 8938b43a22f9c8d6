entity Spot "Spot":
  id: uuid pk
  name: str(40) required
  region: ref Spot
  graph_node:
    edges: Route
    display: name
    parent: region

entity Route "Route":
  id: uuid pk
  start: ref Spot required
  finish: ref Spot required
  kind_of: enum[drive, walk]=drive
  minutes: int
  graph_edge:
    source: start
    target: finish
    type: kind_of
    weight: minutes
    directed: false
    acyclic: true
