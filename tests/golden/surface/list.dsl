entity Berth "Berth":
  id: uuid pk
  code: str(8) required
  draught: decimal(5,2)

surface berth_list "Berths":
  uses entity Berth
  mode: list
  section main:
    field code "Code"
    field draught "Draught"
  ux:
    purpose: "See which berths are free"
    sort: code asc
    filter: code
    search: code
    empty: "No berths recorded"
