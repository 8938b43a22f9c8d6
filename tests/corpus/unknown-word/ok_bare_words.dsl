enum Gust "Gust":
  calm "Calm"
  fresh "Fresh"
  wild "Wild"

entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  note: text
  wing: enum[delta, box, open]=box
  weather: Gust = calm
  open: bool = false
  size: int = if wing = box: 2 elif weather in [fresh, wild]: 3 else: 4
  state: enum[good, torn] = if wing = delta: good else: torn
  rank: computed if wing in [delta, box]: coalesce(weather, calm) else: wild
  invariant: wing = open or weather in [calm, fresh]
  invariant: (if open: wing else: box) != delta or coalesce(weather, wild) = wild
  invariant: nullif(wing, box) is not null or Kite.size > 2 or self.size < 9
  scope:
    list: tag = special or note in [lost, found] or best = self
      as: *
    read: tag in Gust and current_user.rank = marshal and tag in current_user.tags
      as: *
  best: ref Kite
