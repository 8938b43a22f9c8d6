entity Invoice "Invoice":
  id: uuid pk
  user: str(40)
  Größe: int
