entity Docking "Docking":
  id: uuid pk

workspace quay_desk "Quay desk":
  calls:
    source: Docking
  calls:
    source: Docking
