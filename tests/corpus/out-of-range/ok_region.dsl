entity Docking "Docking":
  id: uuid pk

workspace quay_desk "Quay desk":
  calls:
    source: Docking
    width: 12
    refresh: every 5s
  more_calls:
    source: Docking
    width: 1
    refresh: 2 min
