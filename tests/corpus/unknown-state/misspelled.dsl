entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  status: enum[dry, wet, torn]=dry
  transitions:
    dry -> wett
    * -> torn
