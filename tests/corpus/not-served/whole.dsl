entity Kite "Kite":
  id: uuid pk
  tag: str(12) required pii(category=identity)
  bought: date
  age: computed days_since(bought)
  status: enum[dry, wet]=dry
  invariant: bought <= today
  scope:
    list: all
      as: *
  transitions:
    dry -> wet: role(pilot)
