# What an entity says of itself on one line; some words are fields elsewhere.
entity Sail "Sail":
  intent: "Cloth that is lent with a kite"
  domain: rental
  patterns: lifecycle, audit
  display_field: label
  archetype: accessory
  managed_by: pipeline
  expose: list, read
  id: uuid pk
  label: str(40) required

entity Harness "Harness":
  domain: platform
  patterns: [system]
  expose: none
  id: uuid pk
  intent: str(20)
  managed_by: text
  audit: bool
  signable: bool=false
  temporal: date
  membership: ref Sail
  soft_delete: bool
