module a

app club "Club"

llm_config:
  default_model: brief

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
