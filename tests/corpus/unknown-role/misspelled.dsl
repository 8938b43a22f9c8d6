persona clerk "Clerk":
  description: "Lends kites"
  role: lender

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  status: enum[dry, wet]=dry
  permit:
    list: role(clrek) or role(lender)
  scope:
    list: all
      as: clerk, guest
  transitions:
    dry -> wet: role(pilot)
