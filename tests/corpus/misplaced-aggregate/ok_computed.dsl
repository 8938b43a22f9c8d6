entity Kite "Kite":
  id: uuid pk
  size: int
  price: money(EUR)
  flights: has_many Flight
  total: computed sum(Flight.hours) + sum(Check.minutes) / 60
  mean: computed round(avg(Flight.hours where status = done), 1)
  last: computed max(Flight.ended)
  earned: computed sum(Flight.fee) - price
  often: computed count(Flight) > 10 or count(flights where hours > 3) > size
  longest: computed max(total, size)
  weighted: computed sum(if flights.status = done: flights.hours else: 0)

entity Flight "Flight":
  id: uuid pk
  hours: int
  fee: money(EUR)
  ended: datetime
  status: enum[planned, done]
  kite: ref Kite required

entity Check "Check":
  id: uuid pk
  minutes: int
  kite: ref Kite required
