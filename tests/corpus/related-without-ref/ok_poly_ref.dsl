entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
  berth: ref Berth
entity Berth "Berth":
  id: uuid pk
  code: str(8)
entity Crane "Crane":
  id: uuid pk

entity Remark "Remark":
  id: uuid pk
  about: poly_ref [Berth, Docking]
entity Note "Note":
  id: uuid pk
  about: poly_ref [*]

surface berth_view "Berth":
  uses entity Berth
  mode: view
  related things "Things":
    show: Docking, Remark, Note
