module quay

entity Docking "Docking":
  id: uuid pk
  manifest: text
  cargo_note: text
  owner: ref Owner
  status: enum[requested, docked]=requested

entity Owner "Owner":
  id: uuid pk
  name: str(80)

llm_model brief_model "Brief model":
  provider: local
  model_id: small-1

llm_config:
  default_model: brief_model

llm_intent sum_cargo "Summarise cargo":
  description: "You are short"
  model: brief_model
  prompt: "One line about:
    $manifest_text
    for ${reader}"
  output_schema: CargoNote
  timeout: 20
  max_tokens: 100
  vision: true
  retry:
    max_attempts: 2
    backoff: linear
    initial_delay_ms: 500
    max_delay_ms: 5000
  pii:
    scan: true
    action: redact
    patterns: "[0-9]{8}", "IMO"
  trigger:
    on_entity: Docking
    on_event: created
    input_map:
      manifest_text: entity.manifest
      reader: entity.owner.name
      id: entity.id
      tone: "dry"
      lines: 1
    write_back:
      Docking.cargo_note: output
      cargo_note: output.note
    when: "entity.manifest != null"
  trigger:
    on_entity: Docking
    on_event: updated
    when: entity.status == docked

llm_intent bare:
  prompt: "Say something"
  timeout: 2m
  retry:
    backoff: exponential
