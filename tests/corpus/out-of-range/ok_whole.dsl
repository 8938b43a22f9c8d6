entity Harbour "Harbour":
  id: uuid pk
  handle: slug required
  status: enum[open, shut]=open
  tenant_host:
    domain: harbour.example
    slug_field: handle
    order: 1
  lifecycle:
    status_field: status
    states:
      - open (order: 1)
      - shut (order: 2)
    transitions:
      - from: open
        to: shut
  seed:
    window_start: -1
    month_anchor: 12
    match_field: handle
    fields:
      handle: "h{y}"

workspace desk "Desk":
  berths:
    source: Harbour
    limit: 2
    width: 3
    display: metrics
    aggregate:
      harbours: count(Harbour)
    delta:
      period: 1 day
  more_berths:
    source: Harbour
    display: metrics
    aggregate:
      harbours: count(Harbour)
    delta:
      period: 30 minutes
