# Where kites fly.

# A spot belongs to the kite
# that was there first.
entity Spot "Spot":
  id: uuid pk
  kite: ref Kite
