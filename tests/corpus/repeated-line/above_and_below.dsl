entity Docking "Docking":
  id: uuid pk
  berths: int

workspace quay "Quay":
  load:
    source: Docking
    display: bar_chart
    aggregate:
      berths: sum(berths)
    reference_lines:
      - label: "Full", value: 12
        label: "Too many"
