entity Repair "Repair":
  id: uuid pk
  status: enum[open, "in work", done]=open required
  note: text
  lifecycle:
    status_field: status
    states:
      - open (order: 1)
      - "in work" (order: 2)
      - done
    transitions:
      - from: open
        to: "in work"
        evidence: note != null and len(note) > 10
        role: marshal
      - from: "in work"
        to: done
        roles: [marshal, pilot]
  fitness:
    repr_fields: [status, note]
