entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  wing: enum[delta, box]=box
  best: ref Kite
  invariant: tag != forbidden
  invariant: best.tagg is null
  invariant: days_since(tag) > todya
  label: computed if wing = delta: tag else: unnamed
  size: int = if wing = box: small else: 3
