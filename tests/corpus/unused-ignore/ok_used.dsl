entity Letter "Letter":
  id: uuid pk
  # dazzle: ignore[inexact-money] an estimate
  price: float
  body: str(20000)  #dazzle:ignore[ huge-str ] the printer takes no more
  kind: enum[
    # to be continued
    short,
    long
  ]=short  # a comment that says dazzle: nothing
  # dazzle: ignore[huge-str] and another one
  total_fee: str(30000)
  # dazzle is not spoken to here
  fee: float  # dazzle: ignore[inexact-money]
