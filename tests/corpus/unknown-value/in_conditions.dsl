enum Gust "Gust":
  calm
  fresh

entity Kite "Kite":
  id: uuid pk
  weather: Gust = calm
  wing: enum[delta, box]=box
  invariant: weather in [calm, fersh]
  invariant: "flat" != wing
  invariant: (if weather = calm: wing else: bxo) = box
  invariant: coalesce(wing, dleta) = delta
  scope:
    list: wing = parafoil
      as: *
