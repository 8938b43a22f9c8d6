entity Kite "Kite":
  id: uuid pk
  size: enum["2m", "3m"]="2m"
