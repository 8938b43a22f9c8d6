entity Kite "Kite":
  id: uuid pk
  status: enum[dry, wet]=dry
  age: computed days_since(boght)
  flights: computed count(Flight) + sum(Flight.hours)
  transitions:
    dry -> wet:
      guard: chekced is not null

entity Flight "Flight":
  id: uuid pk
  hours: int
  kite: ref Kite required
