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

message ClearedNote "Cleared note":
  "What an owner is told"
  to: email required
  code: str(20) required = "none"
  owner: ref Member
  tags: list[str(20)] optional
  lines: int[]

service book_in "Book in":
  kind: workflow

channel post "Post":
  kind: email
  provider: auto
  config:
    from_address: "quay@example.org"
    tls: true
  provider_config:
    max_per_minute: 30
    max_concurrent: 2
  send cleared:
    message: ClearedNote
    when: entity Docking status -> cleared
    delivery_mode: outbox
    mapping:
      to -> Docking.owner_email
      subject -> "Vessel {{Docking.code}} cleared"
    throttle:
      per_recipient:
        window: 1h
        max_messages: 3
        on_exceed: drop
      per_channel:
        window: 1d
        max_messages: 100
  send made:
    message: ClearedNote
    when: entity Docking created
  send moved:
    message: ClearedNote
    when: entity Docking.eta changed
  send told:
    message: ClearedNote
    when: entity Docking.status -> left
  send answered:
    message: ClearedNote
    when: service book_in succeeded
    delivery_mode: direct
  send often:
    message: ClearedNote
    when: every 5 minutes
  send nightly:
    message: ClearedNote
    when: cron "0 3 * * *"

channel arrivals:
  kind: queue
  receive booking:
    message: ClearedNote
    match:
      subject: "Re: *"
      body: regex("^Re")
      kind: in("a", "b")
    action: upsert Docking on reference
    mapping:
      code -> reference
  receive other:
    message: ClearedNote
    action: create Docking
  receive asked:
    message: ClearedNote
    action: call service book_in
