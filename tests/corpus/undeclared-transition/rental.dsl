entity Rental "Rental":
  id: uuid pk
  status: enum[booked, out, back]=booked required
  transitions:
    booked -> out
    out -> back
  on_transition:
    booked -> back:
      create Receipt:
        rental: self

entity Receipt "Receipt":
  id: uuid pk
  rental: ref Rental
