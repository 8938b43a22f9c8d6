entity Kite "Kite":
  id: uuid pk
  colours: json
