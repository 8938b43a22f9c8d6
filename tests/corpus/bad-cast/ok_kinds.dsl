entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  born: date
  seen: datetime
  data: json
  price: money(EUR)
  size: decimal(6, 2)
  dry: bool
  best: ref Kite
  invariant: size::int = size::float or dry::int = 1 or seen::date > "2026-01-01"::date
  invariant: price::decimal > 3 and best::text != "x" and (size + 1)::text = tag
  invariant: seen::time < "12:00" or born::datetime < seen or born::date < born
  number: computed tag::int + tag::numeric(10, 2)
  written: computed concat(data::text, born::varchar)
