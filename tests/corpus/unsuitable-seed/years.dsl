entity Year "Year":
  id: uuid pk
  label: str(9) required
  starts_on: date required
  days: int required
  open: bool=true
  seed:
    window_start: 3
    window_end: 1
    match_field: label
    fields:
      label: "The year"
      starts_on: "{y}-02-29"

entity Term "Term":
  id: uuid pk
  code: str(4) required
  note: text
  seed:
    match_field: note
    fields:
      code: "{y}/{y1}"
