# What language models were asked to do, and what it cost.
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
  cost_usd: decimal(18, 6)
  duration_ms: int
  status: enum[pending, running, completed, failed] = pending required
  user_id: str(200)
  error_message: text
  created_at: datetime = now required
  subject: poly_ref [*] required
  permit:
    create: authenticated
    read: authenticated
    list: authenticated
    update: authenticated
    delete: authenticated
