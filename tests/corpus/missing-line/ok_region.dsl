entity Docking "Docking":
  id: uuid pk

workspace quay_desk "Quay desk":
  calls:
    source: Docking
  figures:
    aggregate:
      calls: count(Docking)
  machines:
    entries:
      - title: "Crane"
  how:
    stages: [asked, granted]
