entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

surface kite_list "Kites":
  uses entity Kite
  mod: list
  mode: list
