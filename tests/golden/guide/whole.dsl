entity Docking "Docking":
  id: uuid pk

surface docking_new "New call":
  uses entity Docking
  mode: create

guide first_call "First call":
  audience: persona = clerk
  step add:
    kind: popover
    target: surface.docking_new
    title: "Log a call"
    body: "Start here"
    placement: bottom
    cta_label: "Show me"
    cta_target: surface.docking_new
    complete_on: event docking.made
    audience_when: visits < 3
  step see:
    kind: banner
    target: surface.docking_new.section.main
    title: "Done"
    complete_on: dismiss
  step_order: [add, see]
  on_complete:
    redirect: surface.docking_new
    emit: guide.done

guide second "Second":
  step only:
    kind: spotlight
    target: surface.docking_new
    complete_on: click
  step_order:
    - only
