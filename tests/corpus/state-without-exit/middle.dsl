entity Invoice "Invoice":
  id: uuid pk
  status: enum[draft, disputed, approved, paid]=draft required
  transitions:
    draft -> disputed
    draft -> approved
    approved -> paid
