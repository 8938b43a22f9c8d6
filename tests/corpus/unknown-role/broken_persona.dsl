personna clerk "Clerk":
  description: "Records invoices"

persona treasurer "Treasurer":
  description: "Pays"

entity Invoice "Invoice":
  id: uuid pk
  permit:
    create: role(clerk) or role(tresurer)
    list: role(clerk) or role(tresurer)
  scope:
    list: all
      as: *
