entity Docking "Docking":
  id: uuid pk

workspace quay_desk "Quay desk":
  live: maybe
  calls:
    source: Docking
    display: kanbann
    when_empty: vanish
  bars:
    source: Docking
    display: barchart
    aggregate:
      calls: count(Docking)
    tones:
      calls: red
