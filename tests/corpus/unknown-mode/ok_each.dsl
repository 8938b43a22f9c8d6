entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

surface kite_list "Kites":
  uses entity Kite
  mode: list

surface kite_view "Kites":
  uses entity Kite
  mode: view

surface kite_create "Kites":
  uses entity Kite
  mode: create

surface kite_edit "Kites":
  uses entity Kite
  mode: edit
