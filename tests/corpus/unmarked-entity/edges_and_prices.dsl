entity Spot "Spot":
  id: uuid pk
  now: latest_one Fee via spot
  graph_node:
    edges: Route

entity Route "Route":
  id: uuid pk
  start: ref Spot required
  finish: ref Spot required

entity Fee "Fee":
  id: uuid pk
  spot: ref Spot required
  since: date required
