entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

surface kite_list "Kites":
  uses entity Kite
  mode: list
  section main:
    field tag "Tag"

surface kite_view "Kite":
  uses entity Kite
  mode: view

nav quay:
  group "Kites" icon=wind collapsed:
    Kite
  group "All of them" icon=wind:
    Kite
