entity Kite "Kite":
  id: uuid pk
  tag: str(12) required

surface kite_list "Kites":
  uses Kite
  mode: list
  section main:
    field tag "Tag"
