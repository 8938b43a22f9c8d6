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
  action add "New":
    onn click -> surface berth_view
  related calls "Calls":
    display: table
  ux:
    attention warning:
      message: "Has no code"
