archetype Stamped:
  created_at: datetime auto_add
  permit:
    list: authenticated
  unique created_at

entity Kite "Kite":
  extends: Stamped
  id: uuid pk
  weight: int
  invariant: weight > 0
  message: "A kite weighs something"
    code: weight

surface kite_list "Kites":
  uses entity Kite
  mode: list
  section main:
    field weight
  field created_at
