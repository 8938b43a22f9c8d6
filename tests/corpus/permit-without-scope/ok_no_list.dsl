entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  permit:
    create: authenticated

entity Boat "Boat":
  id: uuid pk
  tag: str(12) required
