# What is found in other rows, and has no column here.
entity Part "Part":
  id: uuid pk
  name: str(40) required
  above: ref Part
  all_below: descendants_of self via above
  all_above: ancestors_of self via above
  made_of: descendants_of self via Use.whole
  used_in: ancestors_of self via Use.piece
  price: latest_one Price via part
  box: embeds Measure
  uses: has_many Use readonly
  maker: has_one Maker restrict
  shops: has_many Shop via Offer

entity Use "Use":
  id: uuid pk
  whole: ref Part required
  piece: ref Part required
  count: int = 1

entity Price "Price":
  id: uuid pk
  part: ref Part required
  amount: money(EUR) required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: part

entity Measure "Measure":
  id: uuid pk
  width: int
  height: int

entity Maker "Maker":
  id: uuid pk
  part: ref Part unique?

entity Shop "Shop":
  id: uuid pk

entity Offer "Offer":
  id: uuid pk
  part: belongs_to Part
  shop: belongs_to Shop required
