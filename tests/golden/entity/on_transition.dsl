# What else happens at a move; assignments that are no expressions are kept as they stand.
entity Rental "Rental":
  id: uuid pk
  tag: str(12) required
  fee: decimal(8,2) = 0
  status: enum[booked, out, back, lost]=booked required
  transitions:
    booked -> out
    out -> back
    * -> lost
  on_transition:
    out -> back:
      create Receipt:
        rental: self
        amount: self.fee * 2
        state: open
        issued_at: now()
        remark: handed back in good order
      update Receipt:
        where: rental = self.id and state = open
        state: settled
      invoke settle(rental: self, count: 3 note: input.remark)
    * -> lost:
      update Receipt:
        where: whichever is the newest
        state: settled
  publish RentalMoved when status changed
  publish RentalMade when created
  publish RentalGone when deleted
  publish RentalSeen

entity Receipt "Receipt":
  id: uuid pk
  rental: ref Rental
  amount: decimal(8,2)
  state: enum[open, settled]=open required
  issued_at: datetime
  remark: text

atomic settle "Settle":
  input rental: uuid required
  update Receipt(input.rental):
    state: settled

event_model:
  topic rentals:
    retention: 30d
  event RentalMoved:
    topic: rentals
  event RentalMade:
    topic: rentals
  event RentalGone:
    topic: rentals
  event RentalSeen:
    topic: rentals
