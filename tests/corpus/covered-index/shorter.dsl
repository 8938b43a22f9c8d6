entity Invoice "Invoice":
  id: uuid pk
  owner: str(20)
  due_on: date
  code: str(9) unique
  index owner
  index owner, due_on
  index code
