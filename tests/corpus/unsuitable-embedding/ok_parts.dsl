entity Country "Country":
  id: uuid pk
  name: str(80)

entity Address "Address":
  line: str(80) required
  lat: float
  country: enum[at, de] = at
  invariant: lat > 0

entity Kite "Kite":
  id: uuid pk
  address: embeds Address required
  delivery: embeds Address
  country: ref Country
  invariant: address.lat > 0 or delivery.line != null
