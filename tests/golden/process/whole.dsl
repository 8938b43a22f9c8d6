module quay

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, approved, cleared, refused]=requested
  note: text
  flagged: bool=false
  owner: ref Owner
  transitions:
    requested -> approved
    approved -> cleared
    requested -> refused

entity Owner "Owner":
  id: uuid pk
  email: email

entity Entry "Entry":
  id: uuid pk
  docking: ref Docking
  words: text

service verify_papers "Verify papers":
  kind: validation

service return_papers "Return papers":
  kind: domain_logic

event_model:
  event ClearingBegun:
    payload: Docking

llm_intent sum_cargo "Sum up":
  prompt: "One line about $manifest"

message ClearedNote "Cleared note":
  code: str(20) required

channel post "Post":
  kind: email

persona harbourmaster "Harbourmaster":
  description: "Runs the quay"

surface docking_edit "Docking":
  uses entity Docking
  mode: edit

process clear_vessel "Clear vessel":
  "From papers to the quay"
  trigger:
    when: entity Docking status requested -> approved
  input:
    docking_id: uuid required "Which docking"
    reason: str(80) = "none" "Why"
    crew: list[str]
    state: enum[requested, approved]
    owner: ref Owner required
  output:
    cleared: bool
    words: list[str(20)] "What was said"
  steps:
    - step check_papers:
        service: verify_papers
        timeout: 30s
        retry:
          max_attempts: 3
          backoff: exponential
          interval: 2s
        inputs:
          - docking_id -> id
          - input.reason -> why
        output: papers_ok
        compensate: give_back
        on_success: sum_up
        on_failure: fail
    - step sum_up "Sum up":
        llm_intent: sum_cargo
        input_map:
          manifest: entity.manifest
          tone: "short"
          lines: 3
    - step rest:
        wait: 30s
    - step papers:
        wait: papers_found
    - step is_big:
        condition: "docking.length_m > 200"
        on_true: sign_off
        on_false: is_late
    - step is_late:
        condition: docking.eta < today and not (reason = "none")
        on_true: sign_off
        goto: stamp
    - step sign_off:
        human_task:
          title: "Sign off"
          form: docking_form
          surface: docking_edit
          entity: Docking
          assignee_role: harbourmaster
          assignee: docking.owner.clerk
          timeout: 2d
          outcomes:
            - clear "Clear":
                label: "Clear it"
                goto: complete
                sets:
                  - Docking.status -> cleared
                  - note -> input.reason
                  - flagged -> true
                confirm: "Are you sure?"
                style: danger-zone
            - send_back:
                goto: check_papers
    - step stamp:
        effects:
          - update Docking:
              where: id = docking_id
              set:
                - status -> state
                - note -> "stamped"
                - flagged -> false
          - create Entry:
              set:
                - docking -> docking_id
                - words -> -1
    - parallel tell_all:
        - step tell_owner:
            channel: post
            message: ClearedNote
        - step bill:
            subprocess: make_bill
        on_any_failure: wait_all
  compensations:
    - give_back:
        service: return_papers
        timeout: 5m
        inputs:
          - docking_id -> id
  timeout: 24h
  overlap: queue
  emits:
    on_start: ClearingBegun
    on_complete: ClearingBegun
    on_failure: ClearingBegun

process make_bill "Make bill":
  trigger: manual
