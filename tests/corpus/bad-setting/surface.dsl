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
  access: role(clerk)
  priority: urgent
  peek: slide
  layout: wizzard
  section main:
    layout: stripe
    field code
  action add "New":
    on clik -> surface berth_view
  related calls "Calls":
    display: tabel
    show: Docking
  ux:
    measure: narrow
    attention severe:
      when: code is null
      message: "Has no code"
