entity Kite "Kite":
  id: uuid pk
  size: int
  flights: has_many Flight
  checks: has_many Check
  invariant: sum(Flight.hours) < size
  invariant: max(Flight.hours) < 9
  invariant: count(flights) < 9
  index size where count(Flight) > 3
  total: computed sum(Flight.hours + Check.minutes)
  nested: computed sum(Flight.hours * count(Check))
  of_nothing: computed sum(size)
  of_nobody: computed count(Fligt)

entity Flight "Flight":
  id: uuid pk
  hours: int
  kite: ref Kite required

entity Check "Check":
  id: uuid pk
  minutes: int
  kite: ref Kite required
