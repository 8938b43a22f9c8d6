app club "Club":
  description: "Kites for rent"
  security_profile: basic
  multi_tenant: false
  audit_trail: true
  theme: sea-blue
  menubar: true

feedback_widget: enabled
  position: bottom-right
  shortcut: backtick
  categories: [bug, other]
  severities: [minor]
  capture: [url]

persona pilot "Pilot":
  description: "Flies"
  goals:
    - "Fly"
  proficiency: novice
  default_workspace: quay
  default_route: "/app/kite"
  backed_by: Member
  link_via: email
  interactive: true
  role: pilot

llm_config:
  default_model: brief
  default_provider: local
  budget_alert_usd: 10
  artifact_store: local
  logging:
    log_prompts: true
    log_completions: false
    redact_pii: true
  rate_limits:
    brief: 30
  concurrency:
    brief: 2

archetype Noted:
  message: text
  scope: str(20)

entity Kite "Kite":
  extends: Noted
  id: uuid pk
  title: str(20)

entity Member "Member":
  id: uuid pk
  email: email

workspace quay "Quay":
  purpose: "What is rented"

llm_model brief "Brief":
  provider: local
  model_id: brief-1
