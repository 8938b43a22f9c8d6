service check_papers "Check":
  kind: validation

process clear_vessel "Clear vessel":
  trigger: process clear_vessel completed
  steps:
    - step check:
        service: check_papers
        on_failure: check
    - parallel both:
        - step again:
            subprocess: clear_vessel

schedule nightly "Nightly":
  cron: "@daily"
  steps:
    - step sweep:
        service: check_papers
        goto: sweep
