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
  open: Berth via bert
  section main:
    field cod "Code"
  ux:
    sort: coed
    filter: crane
    search: name
    show: cood
    bulk_actions:
      shut: shut -> true
    as clerk:
      hide: draught
      defaults:
        length: 3

surface berth_view "Berth":
  uses entity Berth
  mode: view
  related calls "Calls":
    show: Docking
    columns: statsu, bert
