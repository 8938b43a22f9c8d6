entity Invoice "Invoice":
  id: uuid pk
  amount: int
  net: computed gross - tax
  tax: computed gross - net
  gross: computed amount
  self_made: computed self_made + 1
  invariant: net > 0
