module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, overdue]=requested
  eta: datetime
  owner: ref Owner

entity Owner "Owner":
  id: uuid pk
  email: email

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

notification late_call "Late call":
  on: Docking.status -> overdue
  channels: [in_app, email, sms, slack]
  message: "Vessel is late"
  subject: "Late"
  template: mail/late.html
  recipients: role(harbourmaster)
  preferences: opt_out

notification made:
  on: Docking created
  channels: email
  template: "mail/new call.html"
  recipients: field(owner.email)
  preferences: mandatory

notification moved:
  on: Docking.eta changed
  recipients: [creator, role(harbourmaster, admin), field(owner.email)]
  preferences: opt_in

notification gone:
  on: Docking deleted
  recipients: creator
