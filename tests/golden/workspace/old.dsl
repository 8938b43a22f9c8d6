# What the language was like in spring.
workspace quay_desk "Quay desk":
  purpose: "What moves today"
  stage: "scanner_table"

  figures:
    source: Docking
    display: metrics
    aggregate:
      all: count(Docking)
      deepest: max(draught)
      deep: sum(draught)

  calls:
    source: Docking
    display: list
    sort: eta desc
    group_by: status
    date_field: eta
    date_range
    rows: status
    columns: eta
    value: draught
    thresholds: [1, 2, 3]
    stages: [requested, docked]
    complete_at: docked

  ux:
    for clerk:
      purpose: "Log the calls"
      focus: calls

persona clerk "Clerk":
  default_workspace: quay_desk

entity Docking "Docking":
  id: uuid pk
  eta: datetime
  draught: decimal(5,2)
  status: enum[requested, docked, departed]=requested
