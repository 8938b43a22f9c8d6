entity Kite "Kite":
  subtype_of: Kite
  tag: str(12)
