entity Rental "Rental":
  id: uuid pk
  status: enum[booked, out, lost]=booked required
  transitions:
    booked -> out
    * -> lost
  on_transition:
    out -> lost:
      create Receipt:
        rental: self
    booked -> out:
      create Receipt:
        rental: self

entity Receipt "Receipt":
  id: uuid pk
  rental: ref Rental
