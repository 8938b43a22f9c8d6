entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
  berth: ref Berth
entity Berth "Berth":
  id: uuid pk
  code: str(8)
entity Crane "Crane":
  id: uuid pk

view calls "Calls":
  source: Docking
  fields:
    status: text

surface berth_list "Berths":
  uses entity Berth
  mode: list
  source: calls
