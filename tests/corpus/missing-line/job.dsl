entity Docking "Docking":
  id: uuid pk

job stamp "Stamp":
  run: scripts/stamp.py

llm_model brief "Brief":
  tier: fast

notification late "Late":
  message: "Late"

approval big "Big":
  quorum: 1

process clear "Clear":
  steps:
    - parallel both:
        on_any_failure: rollback
