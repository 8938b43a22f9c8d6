entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  status: enum[new, old]=new
  cloth: enum[dry, wet]=dry
  transitions:
    dry -> wet
