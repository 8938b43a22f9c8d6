schedule nightly_sweep "Nightly sweep":
  cron: "0 3 * * *"
  timezone: "Europe/Oslo"

schedule hourly "Hourly":
  cron: "0 * * * *"
  timezone: "UTC"

schedule set_outside "Set outside":
  cron: "0 * * * *"
  timezone: param("sweep.zone")
