llm_config:
  default_provider: local
  budget_alert_usd: 12.50
  artifact_store: local
  logging:
    log_prompts: true
    redact_pii: false
  rate_limits:
    brief_model: 30

entity Report "Report":
  id: uuid pk
