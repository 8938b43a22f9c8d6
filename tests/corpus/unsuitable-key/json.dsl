entity Kite "Kite":
  data: json pk
