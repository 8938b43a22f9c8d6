entity Spot "Spot":
  id: uuid pk
  region: ref Spot
  minutes_up: int
  all_below: descendants_of self via region
  all_above: ancestors_of self via region
  ways_on: descendants_of self via Route.start
  graph_node:
    edges: Route
    parent: region

entity Route "Route":
  id: uuid pk
  start: ref Spot required
  finish: ref Spot required
  length: decimal(6,2)
  graph_edge:
    source: start
    target: finish
    weight: length
