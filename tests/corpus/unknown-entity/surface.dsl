entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

surface spot_list "Spots":
  uses entity Spot
  mode: list
