entity Docking "Docking":
  id: uuid pk

surface docking_edit "Docking":
  uses entity Docking
  mode: edit

service check_papers "Check":
  kind: validation

process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        on_success: sign_off
        on_failure: fail
    - step tell:
        service: check_papers
    - step sign_off:
        human_task:
          surface: docking_edit
          outcomes:
            - clear:
                goto: complete
    - parallel both:
        - step one:
            service: check_papers
