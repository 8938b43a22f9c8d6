llm_config:
  default_provider: cloud
  artifact_store: cloud
