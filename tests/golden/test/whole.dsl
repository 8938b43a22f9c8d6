module quay

entity Berth "Berth":
  id: uuid pk
  code: str(12) required
  state: enum[free, occupied, closed]=free

entity Docking "Docking":
  id: uuid pk
  berth: ref Berth
  status: enum[requested, docked]=requested
  eta: datetime
  length_m: decimal(6,2)

test make_a_call "A call is made":
  "With a berth that is free"
  setup:
    berth: create Berth with code="A1", state=free
    other: create Berth with code = "A2" and state == closed
    bare: create Berth
  action: create Docking
  data:
    berth: berth
    status: requested
    length_m: 120.5
  expect:
    status: success
    created: true
    field status = requested
    field berth.code contains "A"
    field eta is not null
    field status in [requested, docked]

test no_code:
  description: "A berth needs a code"
  action: create Berth
    data:
      code: null
  expect:
    status: 422
    created: false
    error_message contains "required"

test sorted:
  setup:
    one: create Berth with code="A1"
  action: get Berth
  filter:
    state: free
  search:
    query: "A"
  order_by: code desc, state
  expect:
    count: 1
    count >= 1
    first field code == "A1"
    last field state != closed

test latest_first:
  action: get Docking
  order_by: -eta

test closed:
  setup:
    berth: create Berth
  action: update berth
  data:
    state: closed
  expect:
    field state is closed

test gone:
  setup:
    berth: create Berth
  action: delete berth
