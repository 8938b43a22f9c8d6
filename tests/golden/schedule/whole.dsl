module quay

persona clerk "Clerk":
  description: "Logs arrivals"

story ST-009 "Clerk finds no old booking":
  persona: clerk
  trigger: cron_daily

service expire_bookings "Expire":
  kind: domain_logic

service restore_bookings "Restore":
  kind: domain_logic

event_model:
  event SweepDone:
    version: "1"

schedule nightly_sweep "Nightly sweep":
  "Clears away what is over"
  cron: "0 3 * * mon-fri"
  timezone: "Europe/Oslo"
  catch_up: true
  overlap: cancel_previous
  implements: [ST-009]
  steps:
    - step expire:
        service: expire_bookings
        timeout: 5m
  compensations:
    - undo:
        service: restore_bookings
  timeout: 2h
  emits:
    on_complete: SweepDone

schedule hourly:
  cron: param("sweep.cron")
  timezone: param("sweep.zone")
  steps:
    - step look:
        service: expire_bookings

schedule often "Often":
  interval: 15 minutes
