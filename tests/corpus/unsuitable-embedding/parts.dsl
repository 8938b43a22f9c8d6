entity Country "Country":
  id: uuid pk
  name: str(80)

entity Address "Address":
  street: str(80) required
  country: ref Country

entity Visit "Visit":
  place: embeds Spot

entity Spot "Spot":
  id: uuid pk
  around: embeds Spot
  lat: float required

entity Stamp "Stamp":
  id: uuid pk
  at: datetime auto_add

entity Kite "Kite":
  id: uuid pk
  address: embeds Address
  visit: embeds Visit
  stamp: embeds Stamp
