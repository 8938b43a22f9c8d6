persona clerk "Clerk":
  role: lender
  description: "Lends"

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  permit:
    list: role(clerk) or role(lender) or role(admin)
  scope:
    list: all
      as: *
