entity Docking "Docking":
  id: uuid pk
  status: enum[requested, cleared]=requested

service verify_papers "Verify papers":
  kind: validation

process clear_vessel "Clear vessel":
  trigger: entity Docking status -> claered
  steps:
    - step check:
        service: verify_paper
        on_success: sing_off
        compensate: give_back
    - step sign_off:
        human_task:
          surface: docking_edit
          outcomes:
            - clear:
                goto: done
                sets:
                  - Docking.statsu -> cleared
                  - Dokcing.status -> cleared
    - step stamp:
        effects:
          - update Docking:
              set:
                - status -> gone
