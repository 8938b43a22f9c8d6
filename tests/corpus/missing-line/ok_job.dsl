entity Docking "Docking":
  id: uuid pk

job stamp "Stamp":
  schedule: cron("@daily")

llm_model brief "Brief":
  provider: local
  model_id: small

notification late "Late":
  on: Docking created

approval big "Big":
  entity: Docking
