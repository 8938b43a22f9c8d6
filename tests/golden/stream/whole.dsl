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

stream dockings_asked:
  kind: INTENT
  description: "What was asked for"
  schema DockingAsked "Asked":
    request_id: uuid required
    length_m: decimal(6,2)
    note: text
    description: "One request"
    compatibility: additive
    extends: Base
  partition_key: request_id
  ordering_scope: per_docking
  t_event: asked_at
  t_log: logged_at
  idempotency:
    type: deterministic_id
    field: request_id
    derivation: "hash of the request"
    window: 1d
  invariant: "Nobody asks twice"
  invariant: "Nobody asks for nothing"
  note: "Kept for a year"
  outcomes:
    success:
      emits DockingGranted from dockings
    failure:
      emits DockingRefused from dockings
  side_effects:
    allowed: false
    effects: [none]
  causality_fields: [request_id]
  cross_partition: false

stream dockings:
  kind: DERIVATION
  partition_key: docking_id
  ordering_scope: docking
  t_event: granted_at
  t_process: worked_at
  derives_from:
    streams: [dockings_asked]
    type: aggregate
    rebuild: full_replay
    window: 7d
    function: count of requests
