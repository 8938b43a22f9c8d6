entity Repair "Repair":
  id: uuid pk
  status: enum[open, working, done]=open required
  lifecycle:
    status_field: status
    states:
      - open
      - workin
    transitions:
      - from: open
        to: done
