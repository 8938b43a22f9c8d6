entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
  berth: ref Berth
entity Berth "Berth":
  id: uuid pk
  code: str(8)
entity Crane "Crane":
  id: uuid pk

surface berth_list "Berths":
  uses entity Berth
  mode: list
  related calls "Calls":
    show: Docking
