entity Kite "Kite":
  id: uuid pk
  tag: strr(12)
  display_field: tag
  unique tag
  invariant: tag != ""
  scope:
    list: tag = "x"
      as: *

surface kite_list "Kites":
  uses entity Kite
  mode: list
  section main:
    field tag "Tag"
  ux:
    sort: tag
