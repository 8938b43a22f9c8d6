entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  permit:
    list: authenticated
