service check_papers "Check":
  kind: validation

process bill "Bill":
  trigger: process clear_vessel completed
  steps:
    - step make:
        service: check_papers

process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        on_failure: rest
    - step bill:
        subprocess: bill
        goto: complete
    - step rest:
        wait: 1h
        goto: check
