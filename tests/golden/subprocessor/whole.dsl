entity Member "Member":
  id: uuid pk
  email: email
  balance: money(EUR)

entity Docking "Docking":
  id: uuid pk
  reference: str(12) unique
  status: enum[requested, approved, cleared, left]=requested
  eta: datetime
  length_m: decimal(6,2)
  owner: ref Member

subprocessor mailer "Mailer":
  handler: "Mail Inc"
  handler_address: "1 Pier Street"
  jurisdiction: EU
  data_categories: [contact, identity]
  retention: "30 days"
  legal_basis: contract
  consent_category: functional
  purpose: "Sends letters"
  dpa_url: "https://mailer.example/dpa"
  scc_url: "https://mailer.example/scc"
  cookies: [session, "_m id"]
