entity Berth "Berth":
  id: uuid pk
  code: str(4) required
  state: enum[free, occupied]=free
  draught: decimal(5,2)
  opened: date
  lit: bool=true
  calls: has_many Docking
entity Docking "Docking":
  id: uuid pk
  berth: ref Berth

scenario storm_day "Storm day":
  demo:
    Berth:
      - code: "A1", state: fre, draught: deep
      - code: "quayside", opened: "in May", lit: maybe
      - code: 7, opened: draught + 1, calls: 3
