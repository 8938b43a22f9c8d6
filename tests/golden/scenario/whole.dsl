scenario storm_day "Storm day":
  description: "Everything late"
  seed_script: "scripts/storm.py"
  as persona clerk:
    start_route: "/app/workspaces/quay_desk"
  for persona harbourmaster:
    start_route: "/app/berth"
    seed_script: "scripts/gates.py"
  demo:
    Berth:
      - code: "A1", state: free, draught: 6.5, dredged: today - 30d
      - code: A2, state: closed, lit: false
      - code: "A3"
        state: occupied
        opened: "2024-05-01"
        note: "Behind the mole,
          out of the wind"
        toll: "12.50"
    Docking:
      - berth: "A1", eta: now, delay: -2, by: "clerk@example.test"
      - berth: A3

scenario calm:
  description: "Nothing happens"

persona clerk "Clerk":
  description: "Logs arrivals"
persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

entity Berth "Berth":
  id: uuid pk
  code: str(8) required
  state: enum[free, occupied, closed]=free
  draught: decimal(5,2)
  dredged: date
  opened: date
  lit: bool = true
  note: text
  toll: money(EUR)
entity Docking "Docking":
  id: uuid pk
  berth: ref Berth
  eta: datetime
  delay: int
  by: email
