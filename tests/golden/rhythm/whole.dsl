module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved]=requested

persona clerk "Clerk":
  description: "Logs arrivals"

surface docking_list "Dockings":
  uses entity Docking
  mode: list

workspace quay_desk "Quay desk":
  purpose: "What moves today"
  calls:
    source: Docking

story ST-001 "Clerk logs an arrival":
  persona: clerk
  trigger: form_submitted

rhythm first_week "First week":
  persona: clerk
  cadence: "weekly"
  phase learn "Learn":
    kind: onboarding
    scene look "Look around":
      on: quay_desk
      action: browse, filter
      entity: Docking
      expects: "sees free berths"
    scene log:
      story: ST-001
  phase work:
    kind: active
    cadence: "daily"
    depends_on: learn
    scene log:
      on: docking_list
      action: submit
      story: "ST-001"

rhythm empty:
  persona: clerk
