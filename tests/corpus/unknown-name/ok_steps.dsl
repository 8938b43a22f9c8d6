entity Docking "Docking":
  id: uuid pk
  state: enum[requested, cleared]=requested
  transitions:
    requested -> cleared

process clear_vessel "Clear vessel":
  trigger: entity Docking status requested -> cleared
  steps:
    - step check:
        wait: 1m
        on_success: tell
        on_failure: fail
    - parallel tell:
        - step one:
            wait: told
            on_success: complete
