entity Member "Member":
intent: "Who flies"
id: uuid pk
name: strr(20)

entity Kite "Kite":
  id: uuid pk
  keeper: ref Member

surface kite_list "Kites":
  uses entity Kite
  mode: list
  section main:
  field keeper
  field colour
