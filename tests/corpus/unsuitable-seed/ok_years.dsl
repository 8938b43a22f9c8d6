entity Year "Year":
  label: str(9) pk
  starts_on: date required
  open: bool=true required
  made_at: datetime auto_add
  rate: decimal(4, 2)
  seed:
    window_start: 0
    window_end: 0
    match_field: label
    fields:
      label: "{y}/{y1}"
      starts_on: "{y}-02-28"
      rate: "2.5"

entity Term "Term":
  id: int pk
  code: str(4) required
  seed:
    fields:
      code: "{y}"
