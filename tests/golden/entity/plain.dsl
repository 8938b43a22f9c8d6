entity Member "Member":
  id: uuid pk
  full_name: str(80) required pii(category=identity)
  mentor: ref Member

entity Kite "Kite":
  intent: "One rentable kite"
  display_field: tag
  id: uuid pk
  tag: str(12) required unique
  wing: enum[delta, parafoil, box]=delta
  owner: ref Member required
  price: money(EUR) required
  bought_on: date=today
  next_check: date = today + 90d
  unique owner, tag
  index wing, bought_on desc
  invariant: next_check is null or next_check > bought_on
    message: "The next check comes after the purchase"
    code: check_order
