entity Kite "Kite":
  table: kites_2024
  id: uuid pk
