entity Kite "Kite":
  code: str(20) pk
