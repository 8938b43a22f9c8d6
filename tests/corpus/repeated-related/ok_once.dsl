entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
  berth: ref Berth
entity Berth "Berth":
  id: uuid pk
  code: str(8)
entity Crane "Crane":
  id: uuid pk

surface berth_view "Berth":
  uses entity Berth
  mode: view
  related calls "Calls":
    show: Docking
surface berth_look "Berth":
  uses entity Berth
  mode: view
  related calls "Calls":
    show: Docking
