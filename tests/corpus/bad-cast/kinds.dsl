entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  born: date
  data: json
  price: money(EUR)
  size: decimal(6, 2)
  age: computed born::int
  doubled: computed size::decmal
  exact: computed size::decimal(2000, 3)
  short: computed size::int(4)
  invariant: data::bool or tag::money > 3
  invariant: born > "tomorrow"::date
