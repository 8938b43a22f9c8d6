entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: decimal(6, 2)
  flights: has_many Flight
  invariant: max(size, 1, 2, 3) < 99 and round(size, 1) > 0.1 and today() > "2026-01-01"
  total: computed sum(flights.hours) + count(flights where hours > 1) * 2
  permit:
    list: role(clerk, head.of.clerks) or role("third one")
  scope:
    list: all
      as: *

entity Flight "Flight":
  id: uuid pk
  hours: int
  kite: ref Kite required
