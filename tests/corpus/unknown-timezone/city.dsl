entity Docking "Docking":
  id: uuid pk

schedule nightly_sweep "Nightly sweep":
  cron: "0 3 * * *"
  timezone: "Europe/Olso"

sla turn_round "Turn-round":
  entity: Docking
  business_hours:
    timezone: "CEST"
