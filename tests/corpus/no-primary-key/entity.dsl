entity Kite "Kite":
  tag: str(12) required
