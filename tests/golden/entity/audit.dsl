entity Lease "Lease":
  audit: [create, update]
  id: uuid pk

entity Deposit "Deposit":
  audit: all
  id: uuid pk

entity Draft "Draft":
  audit: false
  id: uuid pk

entity Bill "Bill":
  audit: true
  id: uuid pk
