entity Kite "Kite":
  subtype_of: Toy
  tag: str(12)

entity Toy "Toy":
  subtype_of: Kite
  age: int
