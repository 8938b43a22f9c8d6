module quay

entity Berth "Berth":
  id: uuid pk
  state: enum[free, "being cleaned", closed]=free
  transitions:
    free -> "being cleaned"
    "being cleaned" -> closed

persona clerk "Clerk":
  description: "Logs arrivals"

story ST-001 "Clerk starts it":
  persona: clerk
  trigger: user_click

service note_berth "Note":
  kind: domain_logic

process on_made "Made":
  trigger: entity Berth created
  steps:
    - step note:
        service: note_berth

process on_changed:
  trigger:
    when: entity Berth updated

process on_gone:
  trigger: entity Berth deleted

process on_closing "Closing":
  trigger: entity Berth status -> closed

process on_cleaning:
  trigger: entity Berth state * -> "being cleaned"

process by_hand:
  description: "Somebody starts it"
  implements: ST-001
  trigger: manual

process when_told:
  trigger: signal tide-turned

process afterwards:
  trigger:
    when: process by_hand completed
