entity Kite "Kite":
  table: dazzle_kite
  id: uuid pk
