entity Invoice "Invoice":
  id: uuid pk
  status: enum[draft, approved, paid, void]=draft required
  transitions:
    draft -> approved
    approved -> paid
    draft -> void
