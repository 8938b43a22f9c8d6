entity Kite "Kite":
  id: uuid pk
  status: enum[dry, wet, lost]=dry
  seen_on: date
  due_on: date
  invariant: status != wet or seen_on is not null
  invariant: due_on >= seen_on + 7d
  invariant: status in [dry, wet]
