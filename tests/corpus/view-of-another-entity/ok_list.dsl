entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
  berth: ref Berth
entity Berth "Berth":
  id: uuid pk
  code: str(8)
entity Crane "Crane":
  id: uuid pk

view berths "Berths":
  source: Berth
  fields:
    code: str(8)

surface berth_list "Berths":
  uses entity Berth
  mode: list
  source: berths
