entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  status: enum[dry, wet]=dry
  transitions:
    dry -> wet: requires wet_since
