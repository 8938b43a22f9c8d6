entity Part "Part":
  id: uuid pk
  above: ref Part
  below: descendants_of self via above
  price: latest_one Price via part
  invariant: price is not null
  invariant: price.amount > 0
  invariant: below = above
  mark: embeds Mark
  invariant: mark is not null
  invariant: mark.colour != red

entity Mark "Mark":
  id: uuid pk
  colour: enum[red,green]

entity Price "Price":
  id: uuid pk
  part: ref Part required
  amount: int required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: part
