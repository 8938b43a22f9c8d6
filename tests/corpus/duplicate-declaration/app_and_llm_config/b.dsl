module b

app other "Other"

llm_config:
  default_model: brief
