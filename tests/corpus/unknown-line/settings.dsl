app club "Club":
  securty_profile: strict

feedback_widget: enabled
  postion: bottom-right

persona pilot "Pilot":
  proficency: novice

llm_config:
  default_modl: brief
  logging:
    log_promts: true

entity Kite "Kite":
  id: uuid pk
