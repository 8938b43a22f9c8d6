entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved]=requested

persona clerk "Clerk":
  description: "Logs arrivals"

process clear_vessel "Clear vessel":
  implements: [ST-001, ST-010]

story ST-001 "Clerk logs an arrival":
  persona: clrek
  trigger: form_submited
  entities: [Dockng]
  executed_by: process.clear_vesel
  given:
    - "Docking.statsu is 'requested'"
    - Docking.stauts is 'requested'
  unless:
    - Docking.state is 'approved':
        then: "Docking.id stays"

rhythm first_week "First week":
  persona: clerk
  phase learn:
    depends_on: lern
    scene look:
      on: quay_dsek
      story: "ST-002"

question Q-001 "Who?":
  blocks: [ST-001, R-001]
