# What was done in the background: by language models, and what it cost; by jobs.
module dazzle.jobs

entity AIJob "AI job":
  intent: "One call of a language model, from its start to its end"
  domain: platform
  display_field: intent
  id: uuid pk
  intent: str(200) required
  model: str(200) required
  provider: str(100) required
  tokens_in: int = 0
  tokens_out: int = 0
  cost_usd: decimal(18, 6)  # a call may cost less than a cent
  duration_ms: int
  status: enum[pending, running, completed, failed] = pending required
  user_id: str(200)
  error_message: text
  created_at: datetime = now required
  subject: poly_ref [*] required  # any entity: this table is the same in every application
  check "tokens_in": tokens_in >= 0
  check "tokens_out": tokens_out >= 0
  check "cost_usd": cost_usd >= 0
  check "duration_ms": duration_ms >= 0
  index created_at desc
  index status, created_at
  permit:
    create: authenticated
    read: authenticated
    list: authenticated
    update: authenticated
    delete: authenticated

entity JobRun "Job run":
  intent: "One run of a job, from when it was asked for until it is done or given up"
  domain: platform
  patterns: system, audit
  display_field: job_name
  id: uuid pk
  job_name: str(200) required
  status: enum[pending, running, completed, failed, dead_letter] = pending required
  attempt_number: int = 1
  payload: text
  error_message: text
  started_at: datetime
  finished_at: datetime
  duration_ms: int
  created_at: datetime = now required
  check "attempt_number": attempt_number >= 1
  check "duration_ms": duration_ms >= 0
  index created_at desc
  index status, created_at
  permit:
    create: authenticated
    update: authenticated
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

surface jobrun_admin "Job runs":
  uses entity JobRun
  mode: list
  access: persona(admin, super_admin)
  section main:
    field created_at "Created"
    field job_name "Job"
    field status "Status"
    field attempt_number "Attempt"
    field duration_ms "Took (ms)"
    field error_message "Error"
  ux:
    sort: created_at desc
    filter: status, job_name
    search: error_message
    empty: "No records yet."
