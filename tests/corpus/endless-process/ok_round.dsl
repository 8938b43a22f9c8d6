entity Docking "Docking":
  id: uuid pk
  docked: bool=false

surface docking_edit "Docking":
  uses entity Docking
  mode: edit

service next_page "Next page":
  kind: integration

process wait_for_berth "Wait for a berth":
  steps:
    - step rest:
        wait: 1h
        condition: docked = true
        on_true: complete
        goto: rest

process read_pages "Read all pages":
  steps:
    - step next:
        service: next_page
        goto: next
        on_failure: complete

process ask "Ask until somebody answers":
  steps:
    - step sign_off:
        human_task:
          surface: docking_edit
          timeout: 2d
          outcomes:
            - clear:
                goto: complete
            - ask_again:
                goto: sign_off
        on_failure: sign_off

process follow "Follow the chain":
  steps:
    - step has_next:
        condition: docked = true
        on_false: complete
    - step deeper:
        subprocess: follow
