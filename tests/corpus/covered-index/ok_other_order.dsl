entity Invoice "Invoice":
  id: uuid pk
  owner: str(20)
  due_on: date
  index due_on
  index owner, due_on
  index owner desc
