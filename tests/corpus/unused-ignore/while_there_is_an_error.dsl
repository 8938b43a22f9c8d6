entity Letter "Letter":
  id: uuid pk
  body: texxt  # dazzle: ignore[unknown-type]
  note: str(20)  # dazzle: ignore[huge-str]
  page: str(20)  # dazzle: ignore[hugestr]
