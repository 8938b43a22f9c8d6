entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  wing: enum[delta, box]=delta
  price: decimal(8,2)
  grounded: bool = false
  bulk: all
  examples:
    - tag: "K-12", wing: delta, price: 120.5, grounded: false
    - tag: "K-13", price: null

entity Line "Line":
  id: uuid pk
  length: int required
  bulk:
    import: true
    export: no
    formats: [csv, xlsx]

entity Season "Season":
  id: uuid pk
  year: int required unique
  label: str(20)
  seed:
    strategy: rolling_window
    window_start: -1
    window_end: 3
    month_anchor: 4
    match_field: year
    fields:
      year: "{y}"
      label: "{y}/{y1}"
