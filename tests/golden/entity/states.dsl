# Every clause of a transition, on its line and below it.
entity Booking "Booking":
  id: uuid pk
  status: enum[held, "checked in", flown, dropped]=held required
  pilot: str(40)
  fee: decimal(8,2)
  transitions:
    held -> "checked in": requires pilot role(clerk) or role(marshal)
    "checked in" -> flown: auto after 30 days or manual
    held -> dropped: auto after 7d
    "checked in" -> dropped: auto after 36 hours OR manual
    flown -> held requires fee
    * -> dropped: role(marshal)
    dropped -> held:
      guard: fee == null or fee < 100
        message: "Settle the fee first"
      guard: len(pilot) > 2
      requires pilot
      role(clerk) role(marshal)
      manual
