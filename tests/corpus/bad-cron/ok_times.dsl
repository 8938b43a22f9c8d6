schedule nightly_sweep "Nightly sweep":
  cron: "*/15 3,5 1-7 jan-mar/2 MON-FRI"

schedule weekend "Weekend":
  cron: "0 0 * * fri-sun"

schedule sundays "Sundays":
  cron: "59 23 ? 12 7"

schedule last "Last":
  cron: "0 3 31 2 1"

schedule daily "Daily":
  cron: "@daily"

schedule set_outside "Set outside":
  cron: param("sweep.cron")
