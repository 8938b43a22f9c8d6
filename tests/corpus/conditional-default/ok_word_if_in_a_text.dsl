entity Kite "Kite":
  id: uuid pk
  note: text = "if: else"
