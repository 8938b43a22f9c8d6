# A harbour: everything that a file may say, at least once. Invented.

use club.core as core
use shared.names

app harbour "Harbour":
  description: "Berths, ships and dues"
  security_profile: strict
  multi_tenant: false
  theme: deep-sea
  menubar: "compact"

module harbour.app   # the header lines may come in any order

feedback_widget: enabled
  position: bottom-right
  shortcut: backtick
  categories: [bug, ux, other]
  capture: url, viewport

llm_config:
  default_model: brief_model
  budget_alert_usd: 12.50
  artifact_store: local
  logging:
    log_prompts: true
    redact_pii: false
  rate_limits:
    brief_model: 30

persona clerk "Quay clerk":
  description: 'Logs arrivals in the "book"'
  goals:
    - "Book a berth quickly"
    - "Find a ship"
  proficiency: novice
  uses nav main

persona pilot:
  goals: "Bring ships in", "Bring them out"
  interactive: false

archetype Stamped "Stamped":
  created_at: datetime auto_add
  changed_at: datetime auto_update
  invariant: changed_at >= created_at

enum Weather "Weather":
  calm "Calm"
  fresh
  "9 beaufort" "Storm"
  semantic: calm=positive, "9 beaufort"=destructive

entity Status "A name like a keyword":
  id: int pk
  status: str(10)
  scope: text
  index: bool
  permit: date
  title: str(80) required
  module: uuid
  enum: enum[enum, required, pk,]=enum
  required: bool required
  unique: int unique
  transitions: json
  invariant: email
  ref: ref Status
  was: text
  where: url
  using: time
  extends: slug
  check: bigint
  virtual: bool
  table: text
  domain: str(3)
  audit: json
  temporal: date
  semantic: int
  computed: float
  storage: file
  null: bool
  not: bool
  and: bool
  role: decimal(10, 2)

entity Ship "Ship":
  intent: "A ship that calls here"
  archetype: profile
  domain: traffic
  patterns: audit, search
  display_field: name
  managed_by: route
  extends: Stamped, Named
  was: Vessel
  table: vessels
  id: uuid pk
  name: str(80) required unique was: title
  call_sign: str(12)[] = "none" pii(category=identity, sensitivity=high)
  weather: Weather = calm required
  hull: enum[steel, wood, "fibre glass"] required = "fibre glass"
    semantic: steel=neutral, "fibre glass"=info
  draught: decimal(5,2)=-0.5
  length: int = -3 required
  owner: ref Owner nullify required
  agent: belongs_to Owner on delete restrict
  berths: has_many Berth via Mooring cascade readonly
  engine: has_one Engine
  address: embeds Address
  latest: latest_one Position via ship
  fleet: descendants_of self via parent
  subject: poly_ref [Ship, Berth] required
  anything: poly_ref [*]
  manual: file(20MB, ui: drag_drop) storage=archive|backup
  fee: money(EUR) = 10
  quote: str(20) = 'it\'s'
  built_on: date = today - 3y
  checked_at: datetime=now + 14 days
  due_in: int = 7 * (2 + 1)
  tag: slug unique? indexed
  days_out: computed days_since(left_at) * 2
  unique owner, name
  unique (owner,
          tag)
  index owner, built_on desc where status != gone and owner is not null using gin
  index (name asc) using btree where name in ["a", "b"]
  check "short name": len(name) < 40
  invariant: left_at is null OR left_at >= came_at
    message: "A ship leaves
      after it came"
    code: order_of_calls
  invariant: not (hull == wood AND length > 100) or weather not in [fresh, calm]
  invariant: self->owner->rank = 3 and subject[Ship].owner = current_user
  transitions:
    expected -> moored: requires berth, came_at role(pilot) or role(clerk)
    moored -> gone: auto after 30 days OR manual
    * -> expected
    gone -> expected requires name
    moored -> "laid up": auto after 7d
    expected -> gone:
      guard: length > 3
        message: "Too short"
      requires name
      role(clerk)
      manual
  permit:
    list: authenticated
    read: role(clerk) or role(pilot)
    create: anonymous
    update: has_grant("edit", ship)
    delete: false
  forbid:
    delete: not (role(clerk))
  scope:
    list: all
      as: clerk, pilot
    read: owner.harbour = current_user.harbour and flag in ["at", "de"]
      for: pilot
    update: via Ban(ship = id, person != current_user)
      as: *
    delete: not via Ban(ship = id, until = null)
      as: [clerk]

entity Position "Position":
  virtual: services/ais:positions
  id: uuid pk

surface ship_list "Ships":
  uses entity Ship
  mode: list
  access: persona(clerk, pilot)
  section main "Main":
    field name "Name"
    field hull
    field length "Length" help: "In metres"
    field owner "Owner"
      help: "Who pays"
  ux:
    purpose: "See who lies where"
    sort: name asc, built_on desc
    filter: hull, weather
    search: [name, call_sign]
    empty: "No ship yet"

surface ship_view:
  uses entity Ship
  mode: view
  section main:
    field name
  ux:
    sort: owner.name
    empty:
      collection: "Nothing here"
