entity Part "Part":
  id: uuid pk
  above: str(40)
  below: descendants_of self via above
  made_of: ancestors_of self via Use.whole
  price: latest_one Price via part

entity Use "Use":
  id: uuid pk
  whole: ref Part
  piece: str(20)

entity Price "Price":
  id: uuid pk
  part: str(20) required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: part
