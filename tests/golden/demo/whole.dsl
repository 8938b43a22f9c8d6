# Before any scenario: rows of one that is called `default`.
demo:
  Berth:
    - code: "A1"

scenario calm "A calm day":
  description: "Nothing happens"
  demo:
    Berth:
      - code: "B1"

demo:
  Berth:
    - code: "B2"
    - code: "B3"

entity Berth "Berth":
  id: uuid pk
  code: str(8) required
