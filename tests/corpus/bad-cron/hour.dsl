schedule nightly_sweep "Nightly sweep":
  cron: "0 25 * * *"

schedule seconds "Seconds":
  cron: "0 0 3 * * *"

schedule few "Few":
  cron: "0 3"

schedule words "Words":
  cron: "0 3 * * monday"

schedule backwards "Backwards":
  cron: "0 17-9 * * *"

schedule steps "Steps":
  cron: "*/0 * * * *"

schedule thirtieth "Thirtieth of February":
  cron: "0 3 30 2 *"

schedule macro "Macro":
  cron: "@nightly"
