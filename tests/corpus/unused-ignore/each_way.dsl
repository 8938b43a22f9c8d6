# dazzle: ignore[huge-str]
entity Letter "Letter":
  id: uuid pk
  # dazzle: ignore[inexact-money]
  price: float
  body: text  # dazzle: ignore[huge-str, inexact-money] letters are long
  note: str(20000)  # dazzle: ignore[inexact-money, huge-str]
  weight: float  # dazzle: ignore[hug-str]
  sent_by: text  # dazzle: ignore[unknown-type]
  opened: bool  # dazzle: leave this
  total: float  # dazzle: ignore[]
# dazzle: ignore[ref-cycle]
