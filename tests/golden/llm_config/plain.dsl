llm_config:
  artifact_store: local

entity Report "Report":
  id: uuid pk
