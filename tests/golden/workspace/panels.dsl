# Every line that has to do with cards, panels and what stands around them.
workspace panels "Panels":
  stages:
    display: pipeline_steps
    stages:
      - label: "Asked"
        caption: "Waits for us"
        value: count(Docking)
        progress: 40
      - label: "Granted"
        value: about 12 of them
      - label: "Gone"

  machines:
    display: status_list
    entries:
      - title: "Crane"
        caption: "Behind the mole,
          out of the wind"
        icon: arrow-up-circle
        state: ok
      - title: "Gate"
        body: "Opens at high water"
        icon: gate

  questions:
    display: accordion
    entries:
      - title: "How deep is it?"

  what_to_do:
    display: action_grid
    actions:
      - label: "Log a call"
        icon: plus-square
        count_aggregate: count(Docking)
        action: docking_new
        tone: accent
      - label: "Look around"
        action: panels

  sign_off:
    display: confirm_action_panel
    confirmations:
      - title: "The crane is free"
        caption: "Look at the list"
        required: true
      - title: "The tide is right"
    state_field: status
    primary_action: dock
    secondary_action: "Send it away"
    revoke: undock-all

  calls:
    source: Docking
    row_action:
      label: "Dock"
      action_id: dock-now
      bind:
        berth: berth.id
        by: "clerk"
      visible_when: status = requested
      confirm:
        title: "Dock it now?"
        button: "Dock"
    drill: detail

  calls_without_detail:
    source: Docking
    drill: none
    row_action:
      label: "Dock"
      confirm: "Dock it now?"

  pilot:
    source: Pilot
    display: profile_card
    avatar_field: picture
    primary: name
    secondary: "{{ rank }}, since {{ since }}"
    stats:
      - label: "Calls"
        value: count(Docking)
      - label: "Rank", value: rank
    facts:
      - "Speaks three languages"
      - "Knows every rock"
  pilot_in_words:
    source: Pilot
    display: profile_card
    primary: "The pilot"
    secondary: rank

  cohorts:
    source: Docking
    display: cohort_strip
    cohort_strip_config:
      cohort: bucket(eta, month)
      cells: [calls, draught]
  day:
    source: Docking
    display: day_timeline
    day_timeline_config:
      start: eta
      hours: 6..20
      lanes:
        - field: berth
          label: "Berth {{ code }}"
        - field: status
  inbox:
    source: Docking
    display: task_inbox
    task_inbox_config:
      sources:
        - entity: Docking
          filter: status = requested
          title: "Grant a berth"
      group: by_due
  card:
    source: Docking
    display: entity_card
    entity_card_config:
      title: berth.code
      fields: [eta, status]

  chrome:
    source: Docking
    title: "Calls of the day"
    eyebrow: "Today"
    notice: "The gate is closed until noon"
    class: wide
    width: 12
    render: fragment
    refresh: every 30s
    when_empty: collapse
  more_chrome:
    source: Docking
    notice:
      title: "High water"
      body: "The gate opens by itself"
      tone: warning
    class: "wide tall"
    refresh: 5
    width: 1
    when_empty: suppress
  least_chrome:
    source: Docking
    refresh: every 2 min
    when_empty: message

entity Pilot "Pilot":
  id: uuid pk
  name: str(40) required
  rank: str(20)
  picture: file
  since: date
entity Docking "Docking":
  id: uuid pk
  berth: str(8)
  eta: datetime
  draught: decimal(5,2)
  status: enum[requested, docked, departed]=requested

surface docking_new "Log a call":
  uses entity Docking
  mode: create
