entity Docking "Docking":
  id: uuid pk

workspace quay_desk "Quay desk":
  calls:
    source: Docking
    width: 16
    refresh: every 2s
  more_calls:
    source: Docking
    width: 0
