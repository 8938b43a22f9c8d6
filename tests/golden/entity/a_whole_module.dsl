# Kite rental club - invented sample
module club.core

app kiteclub "Kite Club":
  description: "Rent and repair kites"
  security_profile: basic

archetype Stamped:
  created_at: datetime auto_add
  changed_at: datetime auto_update

enum Gust "Gust level":
  calm "Calm"
  fresh "Fresh"
  semantic: calm=positive, fresh=warning

entity Member "Member":
  extends: Stamped
  display_field: full_name
  id: uuid pk
  full_name: str(80) required pii(category=identity)
  email: email unique required pii(category=contact)
  rank: enum[novice, pilot, marshal]=novice
  mentor: ref Member
  rentals: has_many Rental restrict

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required unique
  wing: enum[delta, parafoil, box]=delta
    semantic: delta=neutral, parafoil=info, box=warning
  keeper: ref Member required
  price: money(EUR) required
  manual: file(20MB)
  bought_on: date=today
  next_check: date = today + 90d
  unique keeper, tag
  index wing, bought_on

entity Rental "Rental":
  soft_delete
  id: uuid pk
  kite: ref Kite required
  member: ref Member required
  status: enum[booked, out, back, lost]=booked required
  out_at: datetime
  back_at: datetime optional
  days_out: computed days_since(out_at)
  deposit: decimal(8,2)=0
  invariant: back_at is null or back_at >= out_at
    message: "A kite cannot return before it left"
    code: return_order
  transitions:
    booked -> out: requires out_at
    out -> back: role(marshal) or role(pilot)
    out -> lost: auto after 30 days or manual
    * -> booked: role(marshal)
  permit:
    list: role(pilot) or role(marshal)
    read: role(pilot) or role(marshal)
    create: authenticated
    delete: false
  scope:
    list: all
      as: marshal
    list: member = current_user or kite.keeper = current_user
      as: pilot
    read: not via Ban(member = current_user, rental = id)
      as: *
  audit: [create, update]
  publish RentalBooked when created
  publish RentalMoved when status changed

entity Ban "Ban":
  id: uuid pk
  member: ref Member required
  rental: ref Rental required

entity Damage "Damage":
  id: uuid pk
  rental: ref Rental
  kite: ref Kite
  note: text required
  invariant: rental != null or kite != null
