module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested

entity DeadLetter "Dead letter":
  id: uuid pk

job stamp "Stamp":
  trigger: on_field_changed Docking.status
  trigger: on_create Docking
  trigger: on_update Docking when status = docked
  trigger: on_delete Docking when "status is docked"
  run: scripts/stamp.py
  retry: 2
  retry_backoff: exponential
  dead_letter: DeadLetter
  timeout: 60s

job nightly:
  schedule: cron("0 2 * * *")
  run: services/sweep:run
  retry_backoff: none
  timeout: 5m

job plain_time:
  schedule: "@daily"
  run: "scripts/a file.py"
  timeout: 90

job set_outside:
  schedule: cron(param("sweep.cron"))
