# Pages that are not made yet: their own renderer, the review of one row after another, and what says no mode.
surface tide_clock "Tide clock":
  mode: custom
  render: tide-clock

surface docking_review "Review":
  uses entity Docking
  mode: review
  access: public
  section main:
    field status "Status"
  ux:
    attention warning:
      when: status = requested
      message: "Waits"
    attention info:
      when: status = docked
      message: "Is there"

surface docking_board "Board":
  uses entity Docking
  section main:
    field status "Status"

surface docking_view "Call":
  uses entity Docking
  mode: view
  peek: off
  related queue "Queue":
    display: queue
    show: Leg
  related talk:
    display: conversation
    show: Remark
  related cards:
    display: status_cards
    show: Paper

entity Docking "Docking":
  id: uuid pk
  status: enum[requested, docked]=requested
entity Leg "Leg":
  id: uuid pk
  docking: ref Docking
entity Remark "Remark":
  id: uuid pk
  docking: ref Docking
entity Paper "Paper":
  id: uuid pk
  docking: ref Docking
