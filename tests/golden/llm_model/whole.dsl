module quay

llm_model brief_model "Brief model":
  description: "For one line at a time"
  provider: anthropic
  model_id: claude-haiku-4-5
  tier: fast
  max_tokens: 800
  cost_per_1k_input: 0.25
  cost_per_1k_output: 1.25
  base_url: config("MODEL_URL")
  project: quay-1
  location: eu-west4
  api_key_env: QUAY_KEY

llm_model own:
  provider: local
  model_id: "llama3.1:8b"
  base_url: "http://127.0.0.1:8080"

llm_model other:
  provider: openai
  model_id: gpt-4.1-mini
  tier: quality
  project: "quay 1"
