entity Kite "Kite":
  id: uuid pk

surface kite_list "Kites":
  uses entity Kite
  Mode: list
