enum Gust "Gust":
  calm
  fresh
  "very strong"

entity Kite "Kite":
  id: uuid pk
  weather: Gust = calm
  wing: enum[delta, box, calm]=box
  invariant: weather in [calm, "very strong"] or "box" != wing
  invariant: wing in Gust or wing = weather
  scope:
    list: wing = box
      as: *
