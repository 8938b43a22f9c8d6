entity Invoice "Invoice":
  id: uuid pk
  account: str(40)
  size: int

entity Order "Order":
  id: uuid pk
