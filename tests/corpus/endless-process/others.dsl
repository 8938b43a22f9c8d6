process berth "Berth":
  steps:
    - step next:
        subprocess: clear

process clear "Clear":
  steps:
    - step first:
        wait: 1h
    - step next:
        subprocess: bill

process bill "Bill":
  steps:
    - step next:
        subprocess: clear

process ask "Ask":
  trigger: process answer completed
  steps:
    - step rest:
        wait: 1h

process answer "Answer":
  trigger: process ask completed
  steps:
    - step rest:
        wait: 1h
