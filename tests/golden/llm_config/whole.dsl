llm_model brief_model "Brief model":
  provider: local
  model_id: small-1

llm_config:
  default_model: brief_model
  default_provider: local
  budget_alert_usd: 12.50
  artifact_store: s3
  logging:
    log_prompts: true
    log_completions: false
    redact_pii: false
  rate_limits:
    brief_model: 30
  concurrency:
    brief_model: 2
  fallback_mode: queue

entity Report "Report":
  id: uuid pk
