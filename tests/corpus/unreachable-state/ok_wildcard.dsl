entity Invoice "Invoice":
  id: uuid pk
  status: enum[draft, sent, paid]=draft required
  transitions:
    draft -> sent
    * -> paid
