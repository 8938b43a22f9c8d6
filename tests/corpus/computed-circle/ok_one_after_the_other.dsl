entity Invoice "Invoice":
  id: uuid pk
  amount: int
  parent: ref Invoice
  gross: computed net + tax + coalesce(parent.net, 0)
  net: computed amount
  tax: computed net * 0.2
  invariant: gross > 0 or parent.gross < 5
