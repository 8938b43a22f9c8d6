process clear "Clear":
  trigger: process ask completed
  steps:
    - step first:
        subprocess: bill

process bill "Bill":
  trigger: process clear completed
  steps:
    - step more:
        condition: open > 0
        on_false: complete
    - step next:
        subprocess: clear

process ask "Ask":
  trigger: manual
  steps:
    - step rest:
        wait: 1h
