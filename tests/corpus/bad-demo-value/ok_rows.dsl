entity Berth "Berth":
  id: uuid pk
  code: str(4) required
  state: enum[free, occupied]=free
  draught: decimal(5,2)
  opened: date
  lit: bool=true
entity Docking "Docking":
  id: uuid pk
  berth: ref Berth
  note: text

scenario storm_day "Storm day":
  demo:
    Berth:
      - code: "A1", state: free, draught: "6.5"
      - code: A2, opened: "2026-05-01", lit: false
      - code: "", opened: today - 7d, draught: null
    Docking:
      - berth: A2, note: short
