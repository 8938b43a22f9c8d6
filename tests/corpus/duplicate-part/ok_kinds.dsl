process clear_vessel "Clear vessel":
  input:
    check: text
  output:
    check: text
  steps:
    - step check:
        wait: 1m
        compensate: check
  compensations:
    - check:
        timeout: 1m

process clear_cargo "Clear cargo":
  steps:
    - step check:
        wait: 1m
