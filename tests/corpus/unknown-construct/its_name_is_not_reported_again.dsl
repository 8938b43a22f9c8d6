entitty Kite "Kite":
  id: uuid pk

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite required

surface kite_list "Kites":
  uses entity Kite
  mode: list
