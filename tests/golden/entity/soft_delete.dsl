entity Kite "Kite":
  soft_delete
  id: uuid pk
  tag: str(12) required unique

entity Line "Line":
  soft_delete: true
  id: uuid pk

entity Pump "Pump":
  soft_delete: false
  id: uuid pk
