service check_papers "Check":
  kind: validation

process bill "Bill":
  trigger: manual

process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        wait: 1h
        subprocess: bill
