entity Harbour "Harbour":
  id: uuid pk
  handle: slug required
  status: enum[open, shut]=open
  tenant_host:
    domain: harbour.example
    slug_field: handle
    order: 1.5
  lifecycle:
    status_field: status
    states:
      - open (order: 1.2)
      - shut (order: 2)
    transitions:
      - from: open
        to: shut
  seed:
    window_start: -1.5
    month_anchor: 13
    match_field: handle
    fields:
      handle: "h{y}"

workspace desk "Desk":
  berths:
    source: Harbour
    limit: 2.5
    width: 3.5
    display: metrics
    aggregate:
      harbours: count(Harbour)
    delta:
      period: 1.5 days
  more_berths:
    source: Harbour
    display: metrics
    aggregate:
      harbours: count(Harbour)
    delta:
      period: 30s
