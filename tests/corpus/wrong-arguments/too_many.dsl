entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: decimal(6, 2)
  flights: has_many Flight
  invariant: len(tag, size) > 2
  invariant: round() > 2 or round(size, 2, 3) > 1 or round(size, size) > 1
  invariant: max(size where size > 3) > 2
  invariant: today(size) > "2026-01-01"
  total: computed sum(flights)
  longest: computed sum(Flight.hours, Flight.hours)
  permit:
    list: role() or role(3)

entity Flight "Flight":
  id: uuid pk
  hours: int
  kite: ref Kite required
