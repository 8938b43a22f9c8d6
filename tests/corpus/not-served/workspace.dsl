entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

workspace beach "Beach":
  purpose: "What flies where"
