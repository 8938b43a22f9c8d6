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
        on_failure: apologise
    - step is_big:
        condition: length_m > 200
        on_true: sign_off
    - parallel both:
        - step one:
            service: check_papers
            on_failure: other
    - step sign_off:
        human_task:
          surface: docking_edit
          outcomes:
            - clear:
                label: "Clear"
            - refuse:
                goto: apologise
    - step done:
        service: check_papers
        goto: complete
    - step apologise:
        service: check_papers
        goto: fail
    - step other:
        service: check_papers

process berth_vessel "Berth vessel":
  steps:
    - step small:
        condition: length_m < 20
        goto: inside
    - step outside:
        service: check_papers
        goto: deck
    - step between:
        wait: 1h
    - parallel work:
        - step deck:
            service: check_papers
            on_success: between
        - step inside:
            service: check_papers
